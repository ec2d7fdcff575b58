package write

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
)

// ManifestName is the path of the manifest in the output folder.
const ManifestName = "manifest.json"

// generator marks a manifest as one of ours; "manifest.json" is also the customary name of other things.
const generator = "gongqiu"

// Sum is the SHA-256 of a file's bytes.
type Sum [sha256.Size]byte

// String is the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// MarshalText writes the sum in hexadecimal.
func (s Sum) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a sum in hexadecimal.
func (s *Sum) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(s)) {
		return fmt.Errorf("a SHA-256 of %d characters", len(text))
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// Info is what the manifest says of the build as a whole. The manifest is public: nothing that is under embargo may be
// named in it, neither as a release nor as an input.
type Info struct {
	Release   string  `json:"release,omitempty"`   // the id of the newest release in the site
	NotBefore string  `json:"notBefore,omitempty"` // RFC 3339: the instant before which the site must not be published
	Preview   bool    `json:"preview,omitempty"`   // holds drafts or what is embargoed, and is never published
	Inputs    []Input `json:"inputs,omitempty"`    // files the site was made from, in the caller's order
}

// Input is one file that the site was made from.
type Input struct {
	Path string `json:"path"`
	Sum  Sum    `json:"sha256"`
}

// File is one file of the output.
type File struct {
	Path string `json:"path"`
	Sum  Sum    `json:"sha256"`
	Size int64  `json:"size"`
	Type string `json:"type"` // its media type
}

// Manifest lists what an output folder holds, besides the manifest itself, sorted by path.
type Manifest struct {
	Info
	Files []File `json:"files"`
}

// Encode writes the manifest as JSON, one file a line, so that two manifests are easily compared.
func (m Manifest) Encode() ([]byte, error) {
	size := 256
	for _, file := range m.Files {
		size += len(file.Path) + 160
	}
	head, err := json.Marshal(m.Info)
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	out := make([]byte, 0, size+len(head))
	out = append(out, `{"generator":"`+generator+`","schema":1,`...)
	if inner := head[1 : len(head)-1]; len(inner) > 0 {
		out = append(append(out, inner...), ',')
	}
	out = append(out, "\n\"files\":["...)
	for i, file := range m.Files {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, "\n{\"path\":\""...)
		out = append(out, file.Path...) // checkPath lets no quote, backslash or control character through
		out = append(out, `","sha256":"`...)
		out = hex.AppendEncode(out, file.Sum[:])
		out = append(out, `","size":`...)
		out = strconv.AppendInt(out, file.Size, 10)
		out = append(append(append(out, `,"type":"`...), file.Type...), `"}`...)
	}
	return append(out, "\n]}\n"...), nil
}

// ParseManifest reads a manifest. It fails for JSON that is no manifest of ours, and for one that names a path no build
// of ours would write.
func ParseManifest(content []byte) (Manifest, error) {
	var read struct {
		Generator string `json:"generator"`
		Schema    int    `json:"schema"`
		Manifest
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	if err := decoder.Decode(&read); err != nil {
		return Manifest{}, fmt.Errorf("%s: %w", ManifestName, err)
	}
	if read.Generator != generator || read.Schema != 1 {
		return Manifest{}, fmt.Errorf("%s: is not a manifest of %s", ManifestName, generator)
	}
	for i, file := range read.Files {
		if err := checkPath(file.Path); err != nil {
			return Manifest{}, fmt.Errorf("%s: %w", ManifestName, err)
		}
		if i > 0 && read.Files[i-1].Path >= file.Path {
			return Manifest{}, fmt.Errorf("%s: %q is out of order", ManifestName, file.Path)
		}
	}
	return read.Manifest, nil
}

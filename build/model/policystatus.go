package model

// PolicyStatus is how a document stands on a day, as far as the documents of the site tell.
type PolicyStatus string

// The statuses of a document.
const (
	StatusUnknown   PolicyStatus = "unknown"   // not known when it began, or whether it had ended
	StatusPending   PolicyStatus = "pending"   // not yet issued or in effect
	StatusInForce   PolicyStatus = "in-force"  // begun, and nothing is known that ended or changed it
	StatusAmended   PolicyStatus = "amended"   // in force as another document changed it
	StatusSucceeded PolicyStatus = "succeeded" // another document took its place
	StatusRepealed  PolicyStatus = "repealed"
	StatusExpired   PolicyStatus = "expired"
)

// Standing is a status, since when it holds, and the document that brought it about.
type Standing struct {
	Status   PolicyStatus
	Since    string  // as exact as it is known; empty for unknown
	By       *Policy // nil when none did
	Inferred bool    // no source states the relation to By in so many words
}

// StatusOn is how the document stands on a day, "2006-06-30". It follows from the dates of the document and from what
// other documents say of it, each from the day on which that document takes effect. A date that is known to the year
// counts from the end of the year on; on a day within it, an ending that may or may not have come leaves the status
// unknown. Where several endings have come, a repeal goes before a succession, and that before the end of the term.
// An annex ends with the document that it belongs to.
func (p *Policy) StatusOn(day string) Standing { return p.statusOn(day, nil) }

func (p *Policy) statusOn(day string, below []*Policy) Standing {
	starts := p.Starts()
	switch {
	case starts != "" && day < FirstDay(starts):
		return Standing{Status: StatusPending, Since: starts}
	case starts != "" && day < LastDay(starts):
		starts = "" // it may have begun
	}
	repealed, maybeRepealed := p.endedBy(Repeals, day)
	succeeded, maybeSucceeded := p.endedBy(Succeeds, day)
	expired := p.Expires != "" && day > LastDay(p.Expires)
	switch {
	case repealed != nil:
		return *repealed
	case succeeded != nil:
		return *succeeded
	case expired:
		return Standing{Status: StatusExpired, Since: p.Expires}
	}
	if main := p.mainStanding(day, below); main != nil {
		return *main
	}
	if starts == "" || maybeRepealed || maybeSucceeded {
		return Standing{Status: StatusUnknown}
	}
	if amended, _ := p.endedBy(Amends, day); amended != nil {
		return *amended
	}
	return Standing{Status: StatusInForce, Since: starts}
}

// endedBy is what the newest document of a kind of relation did to this one by a day: nil when none did for certain;
// maybe says whether one may have.
func (p *Policy) endedBy(kind RelationKind, day string) (ended *Standing, maybe bool) {
	for _, relation := range p.Inverse {
		since := relation.Target.Starts()
		switch {
		case relation.Kind != kind:
		case since == "":
			maybe = true
		case day >= LastDay(since):
			first := ended == nil || LastDay(since) < LastDay(ended.Since)
			if kind == Amends {
				first = ended == nil || LastDay(since) > LastDay(ended.Since) // the newest version counts
			}
			if first {
				ended = &Standing{Status: statusBy(kind), Since: since, By: relation.Target, Inferred: relation.Inferred}
			}
		case day >= FirstDay(since):
			maybe = true
		}
	}
	return ended, maybe
}

func statusBy(kind RelationKind) PolicyStatus {
	switch kind {
	case Repeals:
		return StatusRepealed
	case Succeeds:
		return StatusSucceeded
	}
	return StatusAmended
}

// mainStanding is the standing of the document that this one is an annex of, if that has ended or may have. Below are
// the annexes on the way here.
func (p *Policy) mainStanding(day string, below []*Policy) *Standing {
	for _, other := range below {
		if other == p {
			return nil // a circle, which is a finding
		}
	}
	for _, relation := range p.Relations {
		if relation.Kind != AnnexOf {
			continue
		}
		main := relation.Target.statusOn(day, append(below, p))
		switch main.Status {
		case StatusRepealed, StatusSucceeded, StatusExpired, StatusUnknown:
			main.Inferred = main.Inferred || relation.Inferred
			return &main
		}
	}
	return nil
}

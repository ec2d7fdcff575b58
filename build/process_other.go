//go:build !linux

package build

// AskLargePages is for Linux; other systems choose the size of pages themselves.
func AskLargePages() {}

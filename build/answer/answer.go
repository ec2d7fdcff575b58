// Package answer replies to what staff ask of the data on the command line: the computed table of a dataset, and
// where one number comes from.
//
// In come the resolved site and a question in the words of its asker: ids, labels or aliases. Out comes a value that
// can be written as CSV, JSON or text. It is apart from the pages because its readers are at a terminal or in a
// script: its numbers are plain, its columns have ids, and it asks nothing of the theme. Every number in an answer is
// a cell or is computed by package derive, the same as on the pages.
package answer

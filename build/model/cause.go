package model

// Cause is the likeliest reason why a published value and the computed one disagree, as written in accept columns.
type Cause string

// The causes, as the publishers' own tables show them.
const (
	CauseTruncated     Cause = "truncated"      // cut off instead of rounded
	CauseRoundedInputs Cause = "rounded-inputs" // from numbers rounded before, or unrounded where rounded are the rule
	CauseSign          Cause = "sign"           // a minus lost or too many
	CauseDenominator   Cause = "denominator"    // the parent taken for the total, or the reverse
	CauseAllocation    Cause = "allocation"     // 无要求 spread where it should not be, or the reverse
	CauseInverted      Cause = "inverted"       // a quotient turned round: the divisor over the dividend
	CauseWrongBase     Cause = "wrong-base"     // divided by the current number instead of the earlier one
	CauseWrongPeriod   Cause = "wrong-period"   // compared with the other earlier period
	CauseFullSet       Cause = "full-set"       // over all members instead of those in both periods, or the reverse
	CauseLabel         Cause = "label"          // computed on another plan or measure than the label says
	CauseDigit         Cause = "digit"          // one digit mistyped, lost, doubled or swapped
	CauseUnit          Cause = "unit"           // a decimal point or unit off by a power of ten
	CauseInput         Cause = "input"          // not the published value but a number beside it has a slip
	CauseParts         Cause = "parts"          // parts that do not add up to their whole
	CausePlaces        Cause = "places"         // the places below a region that do not add up to it
	CausePeriods       Cause = "periods"        // the periods within a longer one that do not add up to it
	CauseOrder         Cause = "order"          // a low number of a range above a higher one
	CauseIdentity      Cause = "identity"       // the sides of an equation that the dataset declares differ
	CauseZero          Cause = "zero-divisor"   // a quotient is published, and what it is divided by is 0
	CauseUnexplained   Cause = "unexplained"
)

// Causes lists what may stand behind a column in an accept.
func Causes() []Cause {
	return []Cause{
		CauseTruncated, CauseRoundedInputs, CauseSign, CauseDenominator, CauseAllocation, CauseInverted,
		CauseWrongBase, CauseWrongPeriod, CauseFullSet, CauseLabel, CauseDigit, CauseUnit, CauseInput, CauseParts,
		CausePlaces, CausePeriods, CauseOrder, CauseIdentity, CauseZero,
		CauseUnexplained,
	}
}

// Open says whether a cause does not tell which value it leads to: an accept of it names both values, so that another
// slip in the same cell is not accepted with it.
func (c Cause) Open() bool {
	switch c {
	case CauseDigit, CauseInput, CauseParts, CausePlaces, CausePeriods, CauseOrder, CauseIdentity,
		CauseUnexplained, CauseUnit, CauseLabel:
		return true
	}
	return false
}

// ByRule says whether a cause is a way of computing, which mostly concerns all rows of a table alike.
func (c Cause) ByRule() bool {
	switch c {
	case CauseTruncated, CauseRoundedInputs, CauseDenominator, CauseAllocation, CauseInverted, CauseWrongBase,
		CauseWrongPeriod, CauseFullSet:
		return true
	}
	return false
}

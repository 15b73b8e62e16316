/// What can be said about a send whose answer was lost (reliability 3a): the network dedupes on our key, can be asked, or neither.
package enum Guarantee: String, Sendable, CaseIterable { case key, lookup, none }

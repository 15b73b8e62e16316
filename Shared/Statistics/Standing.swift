/// How one of several does beside the others, as callers see it.
package struct Standing: Sendable {
    package enum Word: String, Sendable, CaseIterable {
        case better
        /// Another one is.
        case notBetter = "not_better"
        case tooEarly = "too_early"
        /// There is nobody to be better than.
        case alone
    }

    package let word: Word
    /// How many more of each are needed, if things go on as they do; `nil`: no number would do, or none is needed.
    package let more: Int?

    /// - Parameters:
    ///   - place: of the one among its rivals; `nil` when it is none of them.
    ///   - rivals: all of them, itself included.
    package init(of place: Int?, among rivals: [Proportion]) {
        guard let place, rivals.count > 1 else {
            (word, more) = (.alone, nil)
            return
        }
        switch Comparison(rivals).verdict {
        case .better(let best): (word, more) = (best == place ? .better : .notBetter, nil)
        case .tooEarly(let more): (word, self.more) = (.tooEarly, more)
        }
    }
}

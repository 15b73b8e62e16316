import Testing

/// What services wrote down of answers that were not as their routes' shapes say (`OUTREACH_JUDGE_ANSWERS`): each fails the test that
/// asked for it, whatever the test made of the 500.
enum ShapeRecord {
    static func judge(_ output: String, of program: String) {
        for line in Set(output.split(separator: "\n").filter { $0.contains("answer-shape") }) {
            Issue.record("\(program): \(line)")
        }
    }
}

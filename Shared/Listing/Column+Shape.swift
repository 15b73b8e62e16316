package import HTTPServer

extension Column {
    /// What the answer holds under ``name``.
    package var field: Shape.Field { .required(name, isNullable ? .nullable(shape) : shape, summary) }

    private var shape: Shape {
        switch kind {
        case .uuid: .uuid
        case .text(let max): .string(max: max)
        case .choice(let words): .choice(words)
        case .integer(let range): .integer(range)
        case .number, .hundredths: .number()
        case .boolean: .boolean
        case .timestamp: .timestamp
        case .json(let shape), .made(let shape, _): shape
        case .texts: .list(.text)
        case .choices(let words): .list(.choice(words))
        case .uuids: .list(.uuid)
        }
    }
}

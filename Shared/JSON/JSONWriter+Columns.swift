/// Members that are columns of many rows, written without an object per value.
extension JSONWriter {
    package mutating func texts(_ name: StaticString, _ texts: [String]) {
        key(name)
        add(texts)
    }

    package mutating func optionalTexts(_ name: StaticString, _ texts: [String?]) {
        key(name)
        beginArray()
        for text in texts { if let text { value(text) } else { null() } }
        endArray()
    }

    package mutating func numbers(_ name: StaticString, _ numbers: [Int32]) {
        key(name)
        beginArray()
        for number in numbers { value(Int64(number)) }
        endArray()
    }

    package mutating func optionalNumbers(_ name: StaticString, _ numbers: [Int32?]) {
        key(name)
        beginArray()
        for number in numbers { if let number { value(Int64(number)) } else { null() } }
        endArray()
    }

    package mutating func textLists(_ name: StaticString, _ lists: [[String]]) {
        key(name)
        beginArray()
        for list in lists { add(list) }
        endArray()
    }

    private mutating func add(_ texts: [String]) {
        beginArray()
        for text in texts { value(text) }
        endArray()
    }
}

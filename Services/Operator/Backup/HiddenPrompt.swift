internal import Glibc

/// Asks on the terminal without showing what is typed.
struct HiddenPrompt: ~Copyable {
    private let terminal: Int32

    /// - Returns: `nil` when there is no terminal.
    init?() {
        terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        if terminal < 0 { return nil }
    }

    deinit { close(terminal) }

    func ask(_ question: String) throws(Failure) -> String {
        var shown = termios()
        guard tcgetattr(terminal, &shown) == 0 else { throw Failure("the terminal does not say how it is set") }
        var hidden = shown
        // Ctrl-C comes as a character, so that the terminal is never left without its echo.
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        tcsetattr(terminal, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(terminal, TCSAFLUSH, &shown)
            Terminal.write(terminal, "\n")
        }
        Terminal.write(terminal, question)
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(terminal, &byte, 1) == 1, byte != UInt8(ascii: "\n") {
            if byte == 3 { throw Failure(.interrupted, "interrupted") }
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}

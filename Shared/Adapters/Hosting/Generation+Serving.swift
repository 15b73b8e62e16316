internal import AdapterWire
internal import EventLoop
internal import JSON
internal import Telemetry

extension Generation {
    func accept(_ call: PendingCall) {
        switch state {
        case .quarantined, .ended: finish(call, .failure(call.refusal(reason ?? "the adapter was ended")))
        case .restarting where endings.isHopeless:
            finish(call, .failure(call.refusal("the adapter's process does not start: \(reason ?? "")")))
        case .loading, .ready, .restarting:
            queue.insert(call, at: queue.firstIndex { $0.rank > call.rank } ?? queue.endIndex)
            serve()
        }
    }

    /// Asks the next one when nobody is being asked.
    func serve() {
        guard state == .ready, current == nil, !queue.isEmpty, let process else { return }
        let call = queue.removeFirst()
        current = call
        timer = loop.after(settings.callTimeout) { [weak self, settings] in
            self?.hostFailed(.hung, "it did not answer within \(settings.callTimeout)")
        }
        process.send(call.frame)
    }

    private func answered(_ frame: [UInt8]) {
        guard let call = current else { return hostFailed(.protocol, "it spoke without being asked") }
        do {
            let json = try call.read(frame)
            timer?.cancel()
            current = nil
            endings.answered()
            finish(call, .success(json))
        } catch {
            return hostFailed(.protocol, "its reply breaks the contract: \(error)")
        }
        serve()
        endIfUnused()
    }

    // MARK: Starting

    func startProcess() {
        instruments.started()
        do {
            let process = try HostProcess(module, settings, roster, loop: loop)
            self.process = process
            process.received = { [weak self] in self?.greeted($0) }
            process.misbehaved = { [weak self] in self?.hostFailed(.protocol, $0) }
            process.ended = { [weak self] in self?.hostFailed(.crashed, $0.description) }
            timer = loop.after(settings.loadTimeout) { [weak self, settings] in
                self?.hostFailed(.hung, "it was not loaded within \(settings.loadTimeout)")
            }
        } catch {
            hostFailed(.crashed, error.reason)
        }
    }

    private func greeted(_ frame: [UInt8]) {
        let greeting = try? JSONValue.parse(frame)
        if let refused = greeting?["refused"] {
            let code = refused["code"]?.stringValue.flatMap(AdapterStatus.Code.init)
            return hostFailed(.crashed, refused["reason"]?.stringValue ?? "", code: code)
        }
        guard let block = greeting?["loaded"], let name = block["platform"]?.stringValue else {
            return hostFailed(.protocol, "its process greets with something else")
        }
        let filters = process?.filters ?? .wrong
        guard filters != .wrong else {
            return hostFailed(.protocol, "its process is not in the cage that it should be in", code: .noCage)
        }
        if filters == .hidden {
            warn("an adapter's filters cannot be counted: /proc does not show its process (hidepid?)")
        }
        guard name == platform else {
            return hostFailed(
                .crashed, "it says that it is for \(name.readable(upTo: 32)), its file is for \(platform)",
                code: .wrongPlatform
            )
        }
        version = block["version"]?.stringValue?.readable(upTo: 64)
        if block["confines_files"] == false {
            warn("this kernel has no Landlock: while an adapter is loaded, it could read this user's files")
        }
        timer?.cancel()
        process?.received = { [weak self] in self?.answered($0) }
        state = .ready
        reason = nil
        endings.started()
        loaded?.resume(returning: nil)
        loaded = nil
        serve()
    }

    /// Once: it is true of every process that follows.
    private func warn(_ sentence: String) { if roster.saysFirst(sentence) { log.warning(sentence) } }

    // MARK: Ending

    private func hostFailed(_ cause: HostInstruments.Cause, _ why: String, code: AdapterStatus.Code? = nil) {
        let why = why.readable(upTo: AdapterStatus.longestReason)
        timer?.cancel()
        process?.kill()
        let pid = process?.pid
        process = nil
        reason = why
        if let loaded {
            self.loaded = nil
            state = .ended
            return loaded.resume(returning: LoadFailure(code: code ?? .crashed, reason: why))
        }
        instruments.ended(cause)
        let pause = endings.hostEnded()
        state = .restarting
        log.warning(
            "adapter's process ended: \(why)",
            [
                "platform": .text(platform), "generation": .number(Int64(number)), "cause": .text(cause.rawValue),
                "host.pid": .number(Int64(pid ?? 0)), "inbound": .flag(isEar), "pause": .text("\(pause)"),
            ])
        if let call = current { again(call, cause, why) }
        guard state == .restarting else { return }
        if endings.isHopeless { failWaiting("the adapter's process ends again and again: \(why)") }
        timer = loop.after(pause) { [weak self] in self?.startProcess() }
        endIfUnused()
    }

    /// A request is tried on one more host; after that it has had its chance. A call of the network has none: nobody has
    /// proven yet who made it, and whoever it is calls again.
    private func again(_ call: PendingCall, _ cause: HostInstruments.Cause, _ why: String) {
        current = nil
        guard !isEar else {
            let reason = "The \(platform) adapter failed on a call of the network: \(why)."
            return finish(call, .failure(AdapterFailure(.adapterCrashed, reason)))
        }
        call.endedHosts += 1
        guard call.endedHosts >= 2 else { return queue.insert(call, at: 0) }
        let number = endings.inputCrashed(call.fingerprint, within: settings.quarantineWindow)
        let failure: AdapterFailure.Code = cause == .protocol ? .adapterProtocol : .adapterCrashed
        finish(call, .failure(AdapterFailure(failure, "The \(platform) adapter failed twice on this: \(why).")))
        if number >= settings.quarantineCount { quarantine(number) }
    }

    private func quarantine(_ inputs: Int) {
        state = .quarantined
        reason =
            "\(inputs) different inputs ended its process twice each within \(settings.quarantineWindow); mend or replace "
            + "the adapter, then reload"
        log.error("adapter quarantined", ["platform": .text(platform), "generation": .number(Int64(number))])
        failWaiting(reason ?? "")
        endIfUnused()
    }
}

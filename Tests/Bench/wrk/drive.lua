-- Drives one kind of request and writes one JSON line to $DRIVE_OUT (harness/load.py says what the variables mean).
local ffi = require("ffi")
ffi.cdef [[
    struct moment { long seconds, nanoseconds; };
    int clock_gettime(int clock, struct moment *now);
    int getpid(void);
    int kill(int process, int signal);
]]
local CLOCK_MONOTONIC, SIGINT = 1, 2

local method = os.getenv("DRIVE_METHOD")
local path = os.getenv("DRIVE_PATH")
local threads = tonumber(os.getenv("DRIVE_THREADS"))
local in_flight = tonumber(os.getenv("DRIVE_CONNECTIONS")) / threads
local headers = {}
for name, value in (os.getenv("DRIVE_HEADERS") or ""):gmatch("([^:\n]+): ([^\n]+)") do headers[name] = value end

local all = {}
function setup(thread)
    thread:set("number", #all)
    thread:set("failed", 0)
    table.insert(all, thread)
end

local function seconds()
    local now = ffi.new("struct moment")
    ffi.C.clock_gettime(CLOCK_MONOTONIC, now)
    return tonumber(now.seconds) + tonumber(now.nanoseconds) / 1e9
end

-- Every thread takes its own share of the lines: nothing is sent by two.
local function share(file)
    local lines, n = {}, 0
    for line in io.lines(file) do
        if n % threads == number then lines[#lines + 1] = line end
        n = n + 1
    end
    return lines
end

local paths, bodies, always, next_line = nil, nil, nil, 0
function init()
    if os.getenv("DRIVE_PATHS") ~= "" then paths = share(os.getenv("DRIVE_PATHS")) end
    if os.getenv("DRIVE_BODIES") ~= "" then
        bodies = share(os.getenv("DRIVE_BODIES"))
        headers["Content-Type"] = "application/json"
    end
    if not bodies and not paths then always = wrk.format(method, path, headers) end
    answered, began, ended = 0, seconds(), seconds()
end

function request()
    if always then return always end
    next_line = next_line + 1
    if next_line == 1 then began = seconds() end
    local line = 1 + (next_line - 1) % #(bodies or paths)
    return wrk.format(method, paths and paths[line] or path, headers, bodies and bodies[line])
end

-- Only with bodies, which are sent once: looking at every answer costs wrk a fifth of its speed. The thread ends with
-- its lines, and so does the whole run, which would otherwise sleep on.
local function count(status)
    answered = answered + 1
    ended = seconds()
    if status >= 400 and failed == 0 then failed = status end
    if answered + in_flight > #bodies then
        wrk.thread:stop()
        ffi.C.kill(ffi.C.getpid(), SIGINT)
    end
end
if os.getenv("DRIVE_BODIES") ~= "" then response = count end

function done(summary, latency)
    local requests, took, first = summary.requests, summary.duration / 1e6, 0
    if response then
        local from, to = math.huge, 0
        requests = 0
        for _, thread in ipairs(all) do
            requests = requests + thread:get("answered")
            from, to = math.min(from, thread:get("began")), math.max(to, thread:get("ended"))
            if first == 0 then first = thread:get("failed") end
        end
        took = to - from
    end
    local e = summary.errors
    local out = io.open(os.getenv("DRIVE_OUT"), "w")
    out:write(string.format(
        '{"rate":%.1f,"p50":%.3f,"p99":%.3f,"requests":%d,"bytes":%d,"errors":%d,"first_error":%d}\n',
        requests / took, latency:percentile(50) / 1000, latency:percentile(99) / 1000, requests,
        summary.bytes / math.max(1, summary.requests), e.connect + e.read + e.write + e.status + e.timeout, first))
    out:close()
end

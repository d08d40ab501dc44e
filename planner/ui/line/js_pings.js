// What of Streamlit's own connection is looked at and held: its socket, its search for the server, its state.

const PING = /\/_stcore\/(health|host-config)$/, STREAM = /\/_stcore\/stream$/;
const LONGEST_PING = 2000, NEXT_PING = 700;  // [ms]
const GATEWAY = 500;  // from here on whoever stands between says that the server is not there
const APP = "[data-testid=stApp]";
const pause = time => new Promise(done => setTimeout(done, time));
const pathOf = address => new URL(address, location.href).pathname;

const appState = () => {
  const { testConnectionState: connection, testScriptState: script } = document.querySelector(APP)?.dataset ?? {};
  return { connected: connection === "CONNECTED", idle: script === "notRunning" };
};

// Streamlit looks for its server with two requests; after six failures it opens a dialog in English, for developers,
// which also takes the keyboard from the page. It is given no failure: a request waits here until the server answers.
function holdPings() {
  const ask = window.fetch.bind(window);
  const once = address => ask(address, { signal: AbortSignal.timeout(LONGEST_PING), cache: "no-store" });
  const isPing = address => typeof address === "string" && PING.test(pathOf(address));
  const held = async address => {
    for (;;) {
      try {
        const answer = await once(address);
        if (answer.ok) return answer;
      } catch { /* not there yet */ }
      await pause(NEXT_PING);
    }
  };
  window.fetch = (address, ...more) => (isPing(address) ? held(address) : ask(address, ...more));
  return async health => (await once(health)).status < GATEWAY;
}

// The numbers of the fields of a protobuf message, without what is in them.
function fieldsOf(bytes) {
  const found = [];
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (!(byte & 128)) return value;
    }
  };
  while (at < bytes.length) {
    const tag = number(), size = number();  // Streamlit's fields are numbers, or a length and what is so long
    found.push(Math.floor(tag / 8));
    if (tag % 8 === 2) at += size;
  }
  return found;
}

// Streamlit's socket is seen when it sends. `sent` and `heard` get the fields of every message; what is returned
// sends past them.
function watchSocket(line, sent, heard) {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (STREAM.test(pathOf(this.url))) {
      if (line.socket !== this) {
        line.socket = this;
        this.addEventListener("message", ({ data: told }) => {
          if (line.socket === this) heard(fieldsOf(new Uint8Array(told)));
        });
      }
      sent(fieldsOf(data));
    }
    return send.call(this, data);
  };
  return data => send.call(line.socket, data);
}

// A person at the hub, as an independent client written from protocol/generated/reference.md: HTTP with a cookie, and one
// WebSocket that resumes. Keeps what it was told, so that a test can check it: acknowledgements, ranges, gaps.
import WebSocket from "ws";

export class Person {
  constructor(url) {
    this.url = url;
    this.cookie = "";
  }

  async http(method, path, body) {
    const headers = { origin: this.url };
    if (this.cookie) headers.cookie = this.cookie;
    if (body !== undefined) headers["content-type"] = "application/json";
    const answer = await fetch(this.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    for (const line of answer.headers.getSetCookie()) this.cookie = line.split(";")[0];
    const text = await answer.text();
    const value = text === "" ? undefined : JSON.parse(text);
    if (!answer.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text}`), { status: answer.status, body: value });
    return value;
  }

  static async guest(url, name, { code, room }) {
    const person = new Person(url);
    const { profile } = await person.http("POST", "/api/join", code ? { code, name } : { room, name });
    person.profile = profile;
    return person;
  }

  // `link` ends with #TOKEN.
  static async invited(url, link, name) {
    const person = new Person(url);
    person.profile = await person.http("POST", "/api/invitation/accept", { token: link.split("#")[1], name });
    return person;
  }

  async invite(role, scope, scopeId, label = "essai") {
    const invitation = await this.http("POST", "/api/invitations", { grant: { role, scope, scope_id: scopeId }, label });
    return invitation.link;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Follows one room through one connection at a time; reconnects and resumes until closed.
export class Follower {
  constructor(person, room, { onRange = () => {}, onMine = () => {}, onSignal = () => {}, onSnap = () => {}, websocket = {} } = {}) {
    Object.assign(this, { person, room, onRange, onMine, onSignal, onSnap, websocket }); // websocket: options of ws
    this.position = undefined; // {epoch, seq}
    this.waiting = new Map(); // command id → {message, resolve, reject}
    this.acknowledged = new Map(); // command id → seq
    this.counter = 0;
    this.violations = [];
    this.ranges = 0;
    this.resumes = 0;
    this.snapshots = 0;
    this.bytes = [];
    this.keepBytes = false;
    this.closed = false;
    this.prefix = Math.random().toString(36).slice(2, 10);
  }

  start() {
    this.running = this.loop();
    return this;
  }

  async loop() {
    let failures = 0;
    while (!this.closed) {
      try {
        const { ticket } = await this.person.http("POST", "/api/ticket");
        await this.connection(ticket);
        failures = 0;
      } catch (error) {
        this.lastError = error;
        failures += 1;
      }
      if (!this.closed) await pause(Math.min(1000, 20 * 2 ** failures) * Math.random());
    }
  }

  connection(ticket) {
    return new Promise((done, failed) => {
      const socket = new WebSocket(this.person.url.replace("http", "ws") + "/ws", "beffroi.v1", { origin: this.person.url, ...this.websocket });
      this.socket = socket;
      socket.on("open", () => socket.send(JSON.stringify({ t: "hello", ticket })));
      socket.on("message", (data) => this.receive(data.toString(), socket));
      socket.on("close", (code, reason) => {
        this.lastClose = { code, reason: reason.toString() };
        this.live = false;
        done();
      });
      socket.on("error", failed);
    });
  }

  receive(text, socket) {
    if (this.keepBytes) this.bytes.push(text);
    const message = JSON.parse(text);
    switch (message.t) {
      case "welcome":
        this.me = message.me;
        this.join(socket);
        break;
      case "joined":
        this.joined = message;
        if (message.mode === "replay") this.resumes += 1;
        if (this.position && this.position.epoch !== message.epoch) this.violations.push(`epoch changed to ${message.epoch}`);
        if (this.position && message.seq < this.position.seq) this.violations.push(`the head went back from ${this.position.seq} to ${message.seq}`);
        if (message.mode === "replay") this.becomeLive(socket);
        break;
      case "snap":
        this.snapshots += 1;
        this.position = { epoch: message.epoch, seq: message.seq };
        this.snap = message;
        this.onSnap(message);
        this.becomeLive(socket);
        break;
      case "up":
        this.range(message, socket);
        break;
      case "mine":
        this.onMine(message);
        break;
      case "sig":
        this.onSignal(message.s);
        break;
      case "beat":
        socket.send('{"t":"pong"}');
        if (message.room === this.room && message.seq > this.position?.seq) this.join(socket);
        break;
      case "ok":
        this.acknowledged.set(message.id, message.seq);
        this.waiting.get(message.id)?.resolve(message);
        this.waiting.delete(message.id);
        break;
      case "err":
        this.refused(message);
        break;
      case "gone":
        this.gone = message;
        break;
      case "bye":
        this.bye = message;
        break;
    }
  }

  refused(message) {
    if (message.code === "storage_unavailable" || message.code === "stopping" || message.code === "busy") return; // kept, sent again
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (waiting) waiting.reject(Object.assign(new Error(message.code), message));
    else this.lastRefusal = message;
  }

  join(socket) {
    const from = this.position ? { epoch: this.position.epoch, after: this.position.seq } : {};
    socket.send(JSON.stringify({ t: "join", room: this.room, ...from }));
  }

  becomeLive(socket) {
    this.live = true;
    for (const { message } of this.waiting.values()) socket.send(message);
  }

  range(message, socket) {
    if (message.room !== this.room) return;
    if (message.after > this.position.seq) {
      this.violations.push(`silent gap: ${this.position.seq} to ${message.after}`);
      this.join(socket);
      return;
    }
    if (message.upto <= this.position.seq) return;
    const fresh = message.u.filter((update) => update.seq > this.position.seq);
    for (let i = 1; i < fresh.length; ++i) if (fresh[i].seq < fresh[i - 1].seq) this.violations.push(`out of order: ${fresh[i].seq}`);
    this.position.seq = message.upto;
    this.ranges += 1;
    this.onRange({ ...message, u: fresh });
  }

  // Resolves with the acknowledgement, whatever happens to connections in between; rejects with a refusal.
  do(cmd) {
    const id = `${this.prefix}-${++this.counter}`;
    const message = JSON.stringify({ t: "do", id, room: this.room, cmd });
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { message, resolve, reject });
      if (this.live && this.socket.readyState === WebSocket.OPEN) this.socket.send(message);
    });
  }

  send(message) {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  async until(condition, what, ms = 10000) {
    const end = Date.now() + ms;
    while (!condition(this)) {
      if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for: ${what}; ${this.state()}`);
      await pause(10);
    }
  }

  state() {
    const close = this.lastClose ? `${this.lastClose.code} ${this.lastClose.reason}` : "none";
    return `at ${JSON.stringify(this.position)}, live ${this.live}, last close ${close}, last error ${this.lastError?.message}, refused ${JSON.stringify(this.lastRefusal)}`;
  }

  async close() {
    this.closed = true;
    this.socket?.terminate();
    await this.running;
  }
}

// Asks the live page for what it must refuse, on loopback and bounded: attack.cjs LINK PROCESS
const fs = require("node:fs");
const http = require("node:http");
const net = require("node:net");

const [link, process_id] = process.argv.slice(2);
const { port, search } = new URL(link);
const host = `127.0.0.1:${port}`;
const faults = [];
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

const ignore = () => {};

function ask(path, { method = "GET", headers = {}, body = null, over = agent } = {}) {
  return new Promise((resolve) => {
    const asked = http.request({ host: "127.0.0.1", port, path, method, headers: { host, ...headers }, agent: over }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += part));
      answer.on("end", () => resolve({ code: answer.statusCode, headers: answer.headers, text }));
      answer.on("error", () => resolve({ code: 0, headers: {}, text }));
    });
    asked.on("error", () => resolve({ code: 0, headers: {}, text: "" }));
    // Who is refused before all is said may still be writing when the answer is over.
    asked.once("socket", (socket) => socket.listeners("error").includes(ignore) || socket.on("error", ignore));
    if (body) asked.write(body);
    asked.end();
  });
}

const memory = () => Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${process_id}/status`, "utf8"))[1]) / 1024;

async function expect(what, path, options, codes) {
  const { code } = await ask(path, options);
  if (!codes.includes(code)) faults.push(`${what}: ${code}, not ${codes.join(" or ")}`);
}

/** A connection that says one byte a second: for how long it is borne. */
function slowly(first) {
  return new Promise((resolve) => {
    const began = Date.now();
    const socket = net.connect(port, "127.0.0.1", () => socket.write(first));
    const drip = setInterval(() => socket.write("x"), 1000);
    const end = () => { clearInterval(drip); socket.destroy(); resolve((Date.now() - began) / 1000); };
    socket.on("close", end);
    socket.on("error", end);
    socket.on("data", end);
    setTimeout(end, 20000);
  });
}

(async () => {
  const json = { "content-type": "application/json" };
  const first = await ask(`/${search}`);
  if (first.code !== 200) faults.push(`the link gives ${first.code}`);
  const cookie = first.headers["set-cookie"][0].split(";")[0];
  const known = { cookie, "x-groundswell-token": new URLSearchParams(search).get("token") };
  await expect("no token", "/", {}, [401]);
  await expect("a guessed token", "/?token=00000000000000000000000000000000", {}, [401]);
  await expect("a foreign host", `/${search}`, { headers: { host: "evil.example" } }, [403]);
  await expect("another port", `/${search}`, { headers: { host: "127.0.0.1:1" } }, [403]);
  await expect("a foreign origin", "/run", { method: "POST", headers: { ...known, ...json, origin: "http://evil.example" }, body: "{}" }, [403]);
  await expect("the cookie alone", "/run", { method: "POST", headers: { cookie, ...json }, body: "{}" }, [401]);
  await expect("no JSON", "/run", { method: "POST", headers: { ...known, ...json }, body: "{" }, [400]);
  await expect("another type", "/run", { method: "POST", headers: { ...known, "content-type": "text/plain" }, body: "{}" }, [415]);
  for (const path of ["/../../etc/passwd", "/slides/1/..%2F..%2Fetc%2Fpasswd", "/slides/1/%2Fetc%2Fpasswd", "/etc/passwd", "/slides/x/y.png"]) {
    await expect(path, path, { headers: known }, [400, 404]);
  }
  const changed = (values) => ({ method: "POST", headers: { ...known, ...json }, body: JSON.stringify(values) });
  await expect("a file as a value", "/run", changed({ "organisation.people_file": "/etc/passwd" }), [422]);
  await expect("too much", "/run", changed({ runs: "100000", "organisation.people": "5000" }), [422]);
  await expect("too many contacts", "/run", changed({ runs: "1", weeks: "1", "organisation.people": "900000", "network.contacts_per_person": "900" }), [422]);
  await expect("lines as a value", "/scenario.toml", changed({ runs: "5\nseed = 1" }), [422]);
  await expect("a head too large", "/", { headers: { ...known, padding: "x".repeat(100000) }, over: undefined }, [431, 400, 0]);
  const before = memory();
  const large = await ask("/run", { method: "POST", headers: { ...known, ...json }, body: Buffer.alloc(100_000_000, 32), over: undefined });
  if (![413, 0].includes(large.code)) faults.push(`100 MB: ${large.code}`);
  const slow = await Promise.all([
    slowly(`GET / HTTP/1.1\r\nHost: ${host}\r\nA: `),
    slowly(`POST /run HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nX-Groundswell-Token: ${known["x-groundswell-token"]}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`),
  ]);
  if (slow.some((seconds) => seconds > 15)) faults.push(`a slow request is borne for ${slow.join(" and ")} s`);
  // One run at work, many more asked for, and slides drawn beside it: refused or answered, none breaks off.
  const plenty = changed({ runs: "400" });
  const [long, ...others] = await Promise.all(Array.from({ length: 40 }, () => ask("/run", plenty)));
  const ran = [long, ...others].filter(({ code }) => code === 200);
  if (!ran.length || [long, ...others].some(({ code }) => ![200, 503].includes(code))) faults.push("runs at once are not refused");
  const drawn = await Promise.all(Array.from({ length: 60 }, (_, at) => ask(`/slides/1/adoption.${at % 2 ? "png" : "svg"}`, { headers: known })));
  if (drawn.some(({ code }) => ![200, 404, 408].includes(code))) faults.push("slides at once are not answered");
  let refused = 0;
  for (let round = 0; round < 100; round += 1) {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => ask(at % 2 ? "/" : "/page.js", { headers: at % 2 ? {} : known })));
    refused += answers.filter(({ code }) => ![200, 401].includes(code)).length;
  }
  if (refused) faults.push(`${refused} of 10,000 requests were not answered`);
  const grown = memory() - before;
  if (grown > 64) faults.push(`memory grew by ${grown.toFixed(0)} MB`);
  await expect("the page after all that", "/", { headers: known }, [200]);
  agent.destroy();
  if (faults.length) {
    console.error(faults.join("\n"));
    process.exit(1);
  }
  process.exit(0);
})();

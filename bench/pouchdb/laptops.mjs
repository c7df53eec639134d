// The laptops' side: node laptops.mjs FOLDER PORT ORDERS.jsonl PHOTOS BYTES -> one line of JSON with seconds.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import PouchDB from "pouchdb";

const [folder, port, orders, photos, bytes] = process.argv.slice(2);
const docs = readFileSync(orders, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const local = (name) => new PouchDB(`${folder}/${name}`);
const office = (name) => new PouchDB(`http://127.0.0.1:${port}/${name}`);
const options = { batch_size: 1000, batches_limit: 4 }; // the quickest of those tried
const found = {};

async function timed(name, work, wanted) {
  const start = performance.now();
  const done = await work();
  found[name] = (performance.now() - start) / 1000;
  const came = done.docs_written;
  if (came !== wanted) throw new Error(`${name}: ${came} of ${wanted}`);
}

const first = local("first");
for (let at = 0; at < docs.length; at += 1000) await first.bulkDocs(docs.slice(at, at + 1000));
const hub = office("orders");
await hub.info(); // makes it
await timed("push", () => first.replicate.to(hub, options), docs.length);
const second = local("second");
await timed("pull", () => second.replicate.from(hub, options), docs.length);

const some = (await first.allDocs({ include_docs: true, limit: 1000 })).rows.map((row) => row.doc);
await first.bulkDocs(some.map((doc) => ({ ...doc, title: "changed" })));
await timed("delta", async () => {
  await first.replicate.to(hub, options);
  return second.replicate.from(hub, options);
}, some.length);

const mine = docs.filter((doc) => doc.technician === "wulei");
const filter = "function (doc, asked) { return doc.technician === asked.query.who; }";
await hub.put({ _id: "_design/his", filters: { orders: filter } }); // this server knows no selectors
const technician = local("technician");
const his = { ...options, filter: "his/orders", query_params: { who: "wulei" } };
await timed("technician", () => technician.replicate.from(hub, his), mine.length);

const camera = local("camera");
for (let n = 0; n < Number(photos); n++) {
  const attachment = { content_type: "image/jpeg", data: randomBytes(Number(bytes)) };
  await camera.put({ _id: `photo${n}`, order: docs[n]._id, _attachments: { picture: attachment } });
}
const shelf = office("photos");
await shelf.info();
await timed("photos", () => camera.replicate.to(shelf, { batch_size: 10 }), Number(photos));
console.log(JSON.stringify(found));
process.exit(0);

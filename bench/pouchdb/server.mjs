// The office's side: express-pouchdb over LevelDB in the folder that is named; says its port in one line.
import express from "express";
import expressPouch from "express-pouchdb";
import PouchDB from "pouchdb";

const Kept = PouchDB.defaults({ prefix: process.argv[2] + "/" });
const app = express();
app.use("/", expressPouch(Kept, { mode: "fullCouchDB", inMemoryConfig: true, logPath: process.argv[2] + "/log.txt" }));
const server = app.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));

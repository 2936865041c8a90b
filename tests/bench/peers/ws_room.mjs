// One room with the library ws, as its documentation broadcasts: every message to every client.   node ws_room.mjs PORT
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false, backlog: 4096 });
server.on("connection", (socket) => {
  socket.on("error", () => socket.terminate());
  socket.on("message", (data, isBinary) => {
    for (const client of server.clients) client.send(data, { binary: isBinary });
  });
});

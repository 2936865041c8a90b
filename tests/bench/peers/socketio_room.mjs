// One room with Socket.IO, over WebSocket only: who joins it gets every message said in it.   node socketio_room.mjs PORT
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", async (socket) => {
  socket.on("say", (text) => io.to("room").emit("said", text));
  await socket.join("room");
  socket.emit("joined");
});
http.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096 });

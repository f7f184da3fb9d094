// Routes edges around boxes with libavoid: `node route.mjs < board.json > ways.json`.
//
// In:  {"clearance", "edge_gap", "corner", "boxes": [[x, y, width, height], …], "edges": [[from, to], …]}
// Out: {"cpu_ms", "edges": [[[x, y], …], …]}: from the middle of the right side to that of the left side, in the order given.

import { AvoidLib } from "libavoid-js";
import { readFileSync } from "node:fs";

const board = JSON.parse(readFileSync(0, "utf8"));
await AvoidLib.load();
const Avoid = AvoidLib.getInstance();

// Numbers of libavoid's enumerations (router.h, connend.h).
const ORTHOGONAL = 2;
const [SEGMENT_PENALTY, BUFFER, NUDGING] = [0, 6, 7];
const UNIFYING_STEP = 4;
const [LEFT, RIGHT] = [4, 8];

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const begin = cpuMs();
const router = new Avoid.Router(ORTHOGONAL);
router.setRoutingParameter(SEGMENT_PENALTY, board.corner);
router.setRoutingParameter(BUFFER, board.clearance);
router.setRoutingParameter(NUDGING, board.edge_gap);
// With this step it takes a hundred times as long.
router.setRoutingOption(UNIFYING_STEP, false);
const shapes = board.boxes.map(([x, y, width, height]) => {
  const corners = [new Avoid.Point(x, y), new Avoid.Point(x + width, y + height)];
  const shape = new Avoid.ShapeRef(router, new Avoid.Rectangle(...corners));
  new Avoid.ShapeConnectionPin(shape, 1, 1, 0.5, true, 0, RIGHT).setExclusive(false);
  new Avoid.ShapeConnectionPin(shape, 2, 0, 0.5, true, 0, LEFT).setExclusive(false);
  return shape;
});
const connectors = board.edges.map(([from, to]) =>
  new Avoid.ConnRef(router, new Avoid.ConnEnd(shapes[from], 1), new Avoid.ConnEnd(shapes[to], 2)));
router.processTransaction();
const edges = connectors.map((connector) => {
  const route = connector.displayRoute();
  return Array.from({ length: route.size() }, (_, k) => {
    const { x, y } = route.get_ps(k);
    return [x, y];
  });
});
process.stdout.write(JSON.stringify({ cpu_ms: cpuMs() - begin, edges }));

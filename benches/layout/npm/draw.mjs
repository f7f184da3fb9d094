// Draws a graph with elkjs or dagre: `node draw.mjs elk|dagre < graph.json > drawing.json`.
//
// In:  {"box_gap", "layer_gap", "boxes": [[width, height], …], "edges": [[from, to], …]}
// Out: {"cpu_ms", "boxes": [[x, y], …], "edges": [[[x, y], …], …]}, upper left corners and flattened ways, in the order given.

import dagre from "@dagrejs/dagre";
import Elk from "elkjs/lib/elk.bundled.js";
import { readFileSync } from "node:fs";

const graph = JSON.parse(readFileSync(0, "utf8"));

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function drawWithElk() {
  const elk = new Elk();
  const laidOut = await elk.layout({
    id: "board",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.spacing.nodeNode": String(graph.box_gap),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(graph.layer_gap),
    },
    children: graph.boxes.map(([width, height], k) => ({ id: `n${k}`, width, height })),
    edges: graph.edges.map(([from, to], k) => ({ id: `e${k}`, sources: [`n${from}`], targets: [`n${to}`] })),
  });
  const boxes = laidOut.children.map(({ x, y }) => [x, y]);
  const edges = laidOut.edges.map(({ sections }) => {
    const [{ startPoint, bendPoints = [], endPoint }] = sections;
    return [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y]);
  });
  return { boxes, edges };
}

function drawWithDagre() {
  const drawing = new dagre.graphlib.Graph({ multigraph: true });
  drawing.setGraph({ rankdir: "LR", nodesep: graph.box_gap, ranksep: graph.layer_gap });
  graph.boxes.forEach(([width, height], k) => drawing.setNode(String(k), { width, height }));
  graph.edges.forEach(([from, to], k) => drawing.setEdge(String(from), String(to), {}, String(k)));
  dagre.layout(drawing);
  const boxes = graph.boxes.map(([width, height], k) => {
    const { x, y } = drawing.node(String(k));
    return [x - width / 2, y - height / 2];
  });
  const edges = graph.edges.map(([from, to], k) =>
    drawing.edge(String(from), String(to), String(k)).points.map(({ x, y }) => [x, y]));
  return { boxes, edges };
}

const begin = cpuMs();
const drawing = process.argv[2] === "elk" ? await drawWithElk() : drawWithDagre();
process.stdout.write(JSON.stringify({ cpu_ms: cpuMs() - begin, ...drawing }));

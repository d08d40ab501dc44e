// The stage laid out: sentence, pair of charts with the chance, three measures, a strip of steps. The levers are the board's own.

const SMALLEST = 0.0221, SMALLEST_PIXELS = 16;  // of the width of the screen: 30 pixels at 1366

const unitOf = () => Math.max(innerWidth * SMALLEST, SMALLEST_PIXELS);

function stageLayout(board) {
  const { fixed, told } = board, { say } = told;
  fixed.stage = unitOf() / 12;
  leverGroups(board);  // builds every lever; the stage shows three of them
  const title = element("span"), headline = element("h1", { className: "headline" }), subtitle = element("p"), needed = element("p");
  const chart = element("div", { className: "chart" }), facts = {}, pace = createPace();
  for (const name of ["when", "chance", "level"]) facts[name] = element(name === "chance" ? "div" : "b", { className: `fact ${name}` });
  chart.append(element("p", { className: "nochart", hidden: true, textContent: fixed.say.no_chart }));
  const subject = element("h2", { className: "subject" });
  const sample = (kind, textContent) => element("span", { className: `key ${kind}`, textContent });
  const legend = element("div", { className: "legend" }, sample("base", say.now), sample("scene", say.scenario));
  const guess = element("div", { className: "guess" }), flip = buildFlip(board);
  const outcome = element("section", { className: "outcome" }, subject, chart);
  const verdict = element("aside", { className: "verdict" }, facts.chance, legend, guess, flip.root);
  const dates = element("p", { className: "dates" }, `${fixed.say.when_title}: `, facts.when);
  const lines = element("p", { className: "lines" });
  const measures = element("div", { className: "measures", role: "group", "aria-label": say.measures });
  const closing = element("section", { className: "closing" });
  const sheet = element("div", { className: "sheet", role: "dialog", hidden: true });
  const live = element("div", { className: "unseen", ariaLive: "polite", role: "status" });
  const foot = buildFoot(board);
  const pair = element("div", { className: "stage-pair" }, pace.root, outcome, verdict);
  const root = element("div", { className: "stage" }, headline, pair, dates, lines, measures, closing, foot.root, sheet, live);
  const panel = element("div"), cards = element("div");  // of the board; not on the stage
  const ofTheBoard = { root, title, subtitle, needed, chart, facts, cards, live, panel, cardParts: new Map() };
  return { ...ofTheBoard, headline, pace, subject, guess, flip, lines, measures, closing, sheet, foot, slots: [] };
}

// Three levers, each with its number, its name, its word and a step either way.
function buildMeasures(board) {
  const { told, layout } = board, { say } = told, built = JSON.stringify([told.chosen, say]);
  if (built === layout.built) return;  // never under a finger
  layout.built = built;
  layout.slots = told.chosen.filter(id => board.levers.has(id)).map((id, k) => {
    const own = board.levers.get(id), { lever } = own, named = template => fill(template, { lever: lever.title, number: k + 1 });
    const mark = element("span", { className: "dot", "aria-hidden": "true" }), word = element("span", { className: "level" });
    const pick = element("button", { type: "button", className: "pick", "aria-label": named(say.take) },
      element("kbd", { textContent: k + 1 }), mark, element("span", { className: "name", textContent: lever.title }));
    pick.onclick = () => takeByKey(board, id);
    const less = element("button", { type: "button", className: "tool", textContent: "−", "aria-label": named(say.less) });
    const more = element("button", { type: "button", className: "tool", textContent: "+", "aria-label": named(say.more) });
    less.onclick = () => stepLevel(board, id, -1);
    more.onclick = () => stepLevel(board, id, 1);
    own.range.addEventListener("pointerup", () => setTimeout(() => own.range.blur(), 0));  // the arrows are the steps' again
    const root = element("div", { className: "measure", "data-measure": lever.key }, pick, element("div", { className: "row" }, less, own.range, more), word);
    root.onpointerenter = () => takeInHand(board, lever);
    root.addEventListener("focusin", () => takeInHand(board, lever));
    return { id, own, root, mark, word, pick };
  });
  layout.measures.replaceChildren(...layout.slots.map(slot => slot.root));
}

function buildFlip(board) {
  const { say } = board.told, state = (view, words) => {
    const button = element("button", { type: "button", className: "view", textContent: words });
    button.onclick = () => { if (board.stage.view !== view) flipView(board); };
    return [view, button];
  };
  const buttons = [state("base", say.state_a), state("now", say.state_b)];
  return { root: element("div", { className: "flip" }, ...buttons.map(([, button]) => button)), buttons };
}

function buildFoot(board) {
  const { say } = board.told;
  const tool = (words, label, then) => {
    const found = element("button", { type: "button", className: "tool", textContent: words, "aria-label": label, title: label });
    found.onclick = then;
    return found;
  };
  const dots = say.steps.map((name, k) => {
    const dot = element("button", { type: "button", className: "step-dot", "aria-label": `${k + 1} ${name}`, title: name });
    dot.onclick = () => goTo(board, k + 1, 0);
    return dot;
  });
  const name = element("span", { className: "step-name" }), action = element("button", { type: "button", className: "action" });
  action.onclick = () => act(board);
  const room = tool("QR", say.room, () => openSheet(board, "room"));
  const elsewhere = element("button", { type: "button", className: "elsewhere", hidden: true });
  elsewhere.onclick = () => ask(board, "setup");
  const root = element("nav", { className: "foot-strip", "aria-label": say.steps_label },
    tool("←", say.previous, () => goBy(board, -1)), element("div", { className: "dots" }, ...dots), tool("→", say.next, () => goBy(board, 1)), name, action,
    element("div", { className: "tools" }, elsewhere, room, tool("g", say.basis, () => openSheet(board, "basis")), tool("?", say.keys_title, () => openSheet(board, "keys")),
      tool("⚙", say.setup, () => ask(board, "setup")), tool("×", say.leave, () => leave(board))));
  return { root, dots, name, action, room, elsewhere };
}

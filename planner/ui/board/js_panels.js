// The usual layout of the board, and what is in it: levers by group, choices, small cards.

// The usual layout: sentence, chart beside levers, three facts, small cards.
function boardLayout(board) {
  const { fixed } = board, { say } = fixed;
  const title = element("h3", { className: "takeaway" }), subtitle = element("p", { className: "subtitle" });
  const needed = element("p", { className: "needed" }), chart = element("div", { className: "chart" }), facts = {}, cells = [];
  for (const [name, words] of [["when", say.when_title], ["chance", say.chance_title], ["level", say.level_title]]) {
    facts[name] = element("div", { className: `fact ${name}` });
    cells.push(element("div", { className: "factbox" }, element("small", { textContent: words }), facts[name]));
  }
  const panel = element("div", { className: "panel", role: "group", "aria-label": say.measures }, ...leverGroups(board));
  const cards = element("div", { className: "cards", role: "list", "aria-label": say.others });
  const live = element("div", { className: "unseen", ariaLive: "polite", role: "status" });
  const left = element("div", { className: "left" }, subtitle, chart, element("div", { className: "facts-row" }, ...cells), needed);
  chart.append(element("p", { className: "nochart", hidden: true, textContent: say.no_chart }));
  const root = element("div", { className: "layout" }, title, element("div", { className: "pair" }, left, panel), cards, live);
  return { root, title, subtitle, needed, chart, facts, cards, live, panel, cardParts: new Map() };
}

function leverGroups(board) {
  const { levers, say } = board.fixed, built = list => list.map(lever => {
    const own = buildLever(board, lever);
    board.levers.set(lever.id, own);
    return own.root;
  });
  board.levers.clear();
  const groups = [element("div", { className: "group" }, element("b", { textContent: say.measures }), element("small", { textContent: ` – ${say.decided}` }))];
  groups.push(...built(levers.acting));
  if (!levers.acting.length) groups.push(element("p", { className: "subtitle", textContent: say.no_measure }));
  if (levers.others.length) groups.push(element("details", { className: "others" }, element("summary", { textContent: levers.others_title }), ...built(levers.others)));
  board.choices = levers.choices.map(choice => {
    const select = element("select", { "aria-label": choice.title }, ...choice.options.map(([value, words]) => element("option", { value, textContent: words })));
    select.onchange = () => commit(board, { [choice.id]: select.value });
    return { id: choice.id, select, root: element("label", { className: "choice" }, choice.title, select) };
  });
  const beliefs = [...built(levers.beliefs), ...board.choices.map(choice => choice.root)];
  if (beliefs.length) groups.push(element("details", { className: "beliefs" }, element("summary", { textContent: say.beliefs }), ...beliefs));
  return groups;
}

function showChoices(board) {
  for (const { id, select } of board.choices) select.value = board.state.levers[id].value;
}

function cardOf(board, id) {
  const { layout } = board;
  if (!layout.cardParts.has(id)) {
    const title = element("b"), wanted = element("span"), status = element("div", { className: "status" });
    const head = element("span"), level = element("b");
    const root = element("div", { className: "card", role: "listitem", "data-target": id }, element("div", {}, title, wanted), status, element("small", {}, head, level));
    layout.cards.append(root);
    layout.cardParts.set(id, { root, title, wanted, status, head, level });
  }
  return layout.cardParts.get(id);
}

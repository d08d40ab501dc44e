// Sheets over the stage: why believe this, the keys, the room's QR code. One at a time; Escape closes it.

const table = (heads, rows) => element("table", {},
  element("thead", {}, element("tr", {}, ...heads.map(words => element("th", { textContent: words })))),
  element("tbody", {}, ...rows.map(cells => element("tr", {}, ...cells.map(words => element("td", { textContent: words }))))));

const SHEETS = {
  basis({ basis, say }) {
    return [say.basis, [
      ...basis.method.map(textContent => element("p", { textContent })),
      element("p", { className: "strong", textContent: basis.sure }),
      table([say.figures, "", say.sources], basis.figures),
      ...(basis.measures.length ? [table([say.measures, say.pace, "", say.grounds], basis.measures)] : []),
    ]];
  },
  keys({ say }) {
    const pairs = say.keys.flatMap(([key, words]) => [element("dt", { textContent: key }), element("dd", { textContent: words })]);
    return [say.keys_title, [element("dl", {}, ...pairs)]];
  },
  room({ room, say }) {
    const code = element("div", { className: "qr", role: "img", "aria-label": say.room });
    const drawn = new DOMParser().parseFromString(room.qr, "image/svg+xml").documentElement;
    if (!drawn.getAttribute("viewBox")) drawn.setAttribute("viewBox", `0 0 ${drawn.getAttribute("width")} ${drawn.getAttribute("height")}`);
    code.append(drawn);
    return [say.room, [element("div", { className: "scan" }, code, element("div", {},
      element("p", { className: "strong", textContent: room.note }), element("p", { className: "address", textContent: room.address })))]];
  },
};

function openSheet(board, name) {
  if (name === "room" && !board.told.room.qr) { ask(board, "setup"); return; }
  board.stage.sheet = board.stage.sheet === name ? null : name;
  showSheet(board, true);
}

function closeSheet(board) {
  board.stage.sheet = null;
  showSheet(board, true);
}

function showSheet(board, byHand = false) {
  const { sheet, root } = board.layout, { stage, told } = board, name = stage.sheet;
  sheet.hidden = name === null;
  for (const covered of root.children) if (covered !== sheet && covered !== board.layout.live) covered.inert = name !== null;
  if (name === null) { sheet.replaceChildren(); stage.sheetText = ""; return; }
  if (name === "room" && !told.room.qr) { closeSheet(board); return; }
  const text = name + JSON.stringify([told.basis, told.room, told.say]);
  if (text === stage.sheetText) return;
  stage.sheetText = text;
  const [title, parts] = SHEETS[name](told);
  const close = element("button", { type: "button", className: "tool", textContent: "×", "aria-label": told.say.close });
  close.onclick = () => closeSheet(board);
  const body = element("div", { className: "sheet-body", tabIndex: 0 }, ...parts);
  sheet.setAttribute("aria-label", title);
  sheet.replaceChildren(element("div", { className: "sheet-head" }, element("h2", { textContent: title }), close), body);
  if (byHand) body.focus();
}

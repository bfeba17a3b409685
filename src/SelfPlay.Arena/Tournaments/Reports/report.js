// Replays the games of a tournament: a list to choose from, a board, what both players thought, and the moves.
// The data stand in the page (ReplayData); a game stays packed until it is looked at.
'use strict';

(() => {
  const source = document.getElementById('data');
  const list = document.getElementById('list');
  if (!source || !list) return;

  const data = JSON.parse(source.textContent);
  const { board, players, games } = data;
  const section = document.getElementById('games');
  const viewer = document.getElementById('viewer');
  const moveList = document.getElementById('moves');
  const filters = section.querySelector('form');

  const listedAtOnce = 200;
  const svgNames = 'http://www.w3.org/2000/svg';

  // What is looked at: a game of the list, unpacked, after so many plies.
  const state = { game: null, body: null, boards: [], ply: 0, flipped: false, listed: [], shown: 0, timer: 0 };

  // ---- Elements ----------------------------------------------------------------------------------------------------

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(name, value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const tag = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
  const draw = (name, attributes = {}, ...children) => fill(document.createElementNS(svgNames, name), attributes, children);

  // ---- Texts -------------------------------------------------------------------------------------------------------

  const resultText = (result) => (result === 1 ? '1–0' : result === 0 ? '0–1' : '½–½');
  const valueText = (value) => (value <= -0.005 ? '−' : '+') + Math.abs(value).toFixed(2);
  const secondsText = (seconds) => (seconds < 0.1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`);

  /** The side, 0 or 1, that makes the move of a ply. */
  const sideOf = (ply) => (ply + state.body.mover) % 2;

  /** "12." or "12…", as the game numbers the move of a ply. */
  function numberText(ply) {
    const number = Math.floor((ply + state.body.mover) / 2) + 1;
    return sideOf(ply) === 0 ? `${number}.` : `${number}…`;
  }

  /** What the mover of a ply thought, as far as it is known, in a few characters or in words. */
  function thought(ply, inWords) {
    const { values, depths, seconds, bookPlies } = state.body;
    if (ply < bookPlies) return inWords ? ['opening'] : [];
    const said = [];
    if (values[ply] != null) said.push(inWords ? `${valueText(values[ply])} for ${board.sides[0]}` : valueText(values[ply]));
    if (depths[ply] > 0 && inWords) said.push(`depth ${depths[ply]}`);
    if (seconds[ply] > 0) said.push(secondsText(seconds[ply]));
    return said;
  }

  // ---- The packed game ---------------------------------------------------------------------------------------------

  async function unpack(text) {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return JSON.parse(await new Response(stream).text());
  }

  /** The symbols of all cells in every position, from the first position and what each move changed. */
  function expand(body) {
    const boards = [body.start];
    for (const changes of body.changes) {
      const next = boards[boards.length - 1].slice();
      for (let i = 0; i < changes.length; i += 2) next[changes[i]] = changes[i + 1];
      boards.push(next);
    }
    return boards;
  }

  // ---- The list ----------------------------------------------------------------------------------------------------

  function offer(name, options) {
    filters.elements[name].replaceChildren(...options.map(([value, text]) => tag('option', { value }, text)));
  }

  function offerFilters() {
    const byName = players.map((name, number) => [number, name]);
    offer('player', [['', 'everybody'], ...byName]);
    offer('opponent', [['', 'everybody'], ...byName]);
    offer('result', [
      ['', 'any'], ['won', 'won by player'], ['lost', 'lost by player'], ['draw', 'draw'],
      ['first', `${board.sides[0]} won`], ['second', `${board.sides[1]} won`],
    ]);
    const reasons = [...new Set(games.map((game) => game.reason))].sort();
    offer('reason', [['', 'anything'], ...reasons.map((reason) => [reason, reason])]);
  }

  function matchesResult(game, wanted, player) {
    const ownResult = String(game.first) === player ? game.result : 1 - game.result;
    switch (wanted) {
      case 'won': return ownResult === 1;
      case 'lost': return ownResult === 0;
      case 'draw': return game.result === 0.5;
      case 'first': return game.result === 1;
      case 'second': return game.result === 0;
      default: return true;
    }
  }

  function matches(game, { player, opponent, result, reason }) {
    const both = [String(game.first), String(game.second)];
    if (player && !both.includes(player)) return false;
    if (opponent && !both.includes(opponent)) return false;
    if (player && player === opponent) return false;
    return matchesResult(game, result, player) && (!reason || game.reason === reason);
  }

  function listGames() {
    // Won and lost need somebody whose result it is.
    for (const option of filters.elements.result.options) {
      if (option.value === 'won' || option.value === 'lost') option.disabled = !filters.elements.player.value;
      if (option.selected && option.disabled) filters.elements.result.value = '';
    }
    const wanted = Object.fromEntries(['player', 'opponent', 'result', 'reason'].map((name) => [name, filters.elements[name].value]));
    state.listed = games.filter((game) => matches(game, wanted));
    state.shown = 0;
    list.replaceChildren();
    document.getElementById('count').textContent =
      state.listed.length === games.length ? `${games.length} games` : `${state.listed.length} of ${games.length} games`;
    listMore();
  }

  function listMore() {
    list.querySelector('.more')?.remove();
    const next = state.listed.slice(state.shown, state.shown + listedAtOnce);
    state.shown += next.length;
    list.append(...next.map(listItem));
    const left = state.listed.length - state.shown;
    if (left > 0) list.append(tag('li', { class: 'more' }, tag('button', { type: 'button', click: listMore }, `Show more (${left} left)`)));
  }

  function listItem(game) {
    const chosen = game === state.game;
    return tag('li', {}, tag('button', { type: 'button', 'data-number': game.number, 'aria-current': chosen, click: () => open(game) },
      tag('span', { class: 'number' }, String(game.number)),
      tag('span', { class: 'pair' },
        tag('span', { class: game.result === 1 ? 'winner' : '' }, players[game.first]), ' – ',
        tag('span', { class: game.result === 0 ? 'winner' : '' }, players[game.second])),
      tag('b', {}, resultText(game.result)),
      tag('small', {}, `${game.reason}, ${Math.ceil(game.plies / 2)} moves`)));
  }

  function markListed() {
    for (const button of list.querySelectorAll('button[data-number]')) {
      const chosen = Number(button.dataset.number) === state.game.number;
      button.setAttribute('aria-current', chosen);
      if (chosen) keepInView(button, list);
    }
  }

  /** Scrolls a list, and never the page. */
  function keepInView(element, frame) {
    const inner = element.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top;
    if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
  }

  // ---- The viewer --------------------------------------------------------------------------------------------------

  const parts = {
    head: tag('h3', { 'aria-live': 'polite' }),
    far: tag('div', { class: 'player' }),
    near: tag('div', { class: 'player' }),
    board: draw('svg', { class: 'board', role: 'img' }),
    graph: draw('svg', { class: 'graph', preserveAspectRatio: 'none', click: jump, 'aria-hidden': 'true' }),
    legend: tag('p', { class: 'legend' }),
    status: tag('p', { class: 'status', 'aria-live': 'polite' }),
    cells: [],
  };

  function control(text, label, action) {
    return tag('button', { type: 'button', title: label, 'aria-label': label, click: action }, text);
  }

  function buildViewer() {
    const copy = tag('button', { type: 'button', class: 'copy', click: copyPosition }, 'Copy position');
    viewer.append(parts.head, parts.far, parts.board, parts.near,
      tag('div', { class: 'controls' },
        control('«', 'First position (Home)', () => go(0)),
        control('‹', 'Back (left arrow)', () => go(state.ply - 1)),
        control('›', 'Forward (right arrow)', () => go(state.ply + 1)),
        control('»', 'Last position (End)', () => go(Infinity)),
        ...(board.canFlip ? [control('⇅', 'Turn the board (f)', flip)] : []),
        copy),
      parts.status, parts.graph, parts.legend);
    buildBoard();
  }

  async function open(game, ply = 0) {
    const body = await unpack(game.body);
    Object.assign(state, { game, body, boards: expand(body) });
    parts.head.replaceChildren(
      `Game ${game.number}: ${players[game.first]} – ${players[game.second]} `, tag('b', {}, resultText(game.result)),
      tag('small', {}, ` ${game.reason}`));
    buildMoves();
    buildGraph();
    markListed();
    go(ply);
  }

  function go(ply) {
    if (!state.body) return;
    state.ply = Math.max(0, Math.min(ply, state.body.changes.length));
    showBoard();
    showPlayers();
    showStatus();
    showCursor();
    markMove();
    remember();
  }

  /** Writes into the address what is looked at, once nobody moves on: browsers limit how often that may be done. */
  function remember() {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => history.replaceState(null, '', `#game=${state.game.number}&ply=${state.ply}`), 300);
  }

  function showPlayers() {
    const [far, near] = state.flipped ? [0, 1] : [1, 0];
    showPlayer(parts.far, far);
    showPlayer(parts.near, near);
  }

  function showPlayer(element, side) {
    const name = players[side === 0 ? state.game.first : state.game.second];
    element.replaceChildren(
      tag('span', { class: `man man${side}`, title: board.sides[side] }), tag('span', { class: 'name' }, name),
      tag('span', { class: 'beside' }, state.body.beside[state.ply][side]));
  }

  function showStatus() {
    const { body, ply } = state;
    const last = ply === body.changes.length ? ` End: ${resultText(state.game.result)}, ${state.game.reason}.` : '';
    const move = ply === 0 ? 'First position.' : `${[`${numberText(ply - 1)} ${body.names[ply - 1]}`, ...thought(ply - 1, true)].join(', ')}.`;
    parts.status.textContent = move + last;
  }

  async function copyPosition(event) {
    const button = event.currentTarget;
    const text = state.body.positions[state.ply];
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      prompt('Position:', text); // a page opened from a file may not write to the clipboard
    }
    setTimeout(() => { button.textContent = 'Copy position'; }, 1500);
  }

  function flip() {
    if (!board.canFlip) return;
    state.flipped = !state.flipped;
    placeBoard();
    go(state.ply);
  }

  // ---- The board ---------------------------------------------------------------------------------------------------

  const unit = 10;
  const margin = { left: board.rowNames.some((name) => name) ? 5 : 0, bottom: board.columnNames.some((name) => name) ? 6 : 0 };
  // Stones and discs are drawn as what they are.
  const isStone = (symbol) => symbol.text === '●';
  const hasHoles = !board.isChequered && board.symbols.every((symbol) => symbol.owner === null || isStone(symbol));

  function buildBoard() {
    const width = margin.left + unit * board.columns;
    const height = unit * board.rows + margin.bottom;
    parts.board.setAttribute('viewBox', `0 0 ${width} ${height}`);
    parts.board.style.aspectRatio = `${width} / ${height}`;
    if (!board.isChequered && !hasHoles) parts.board.classList.add('ruled');
    for (const side of [0, 1]) viewer.style.setProperty(`--man${side}`, side === 0 ? board.palette.first : board.palette.second);
    for (let cell = 0; cell < board.rows * board.columns; cell++) {
      const square = draw('rect', { width: unit, height: unit });
      const man = draw('g');
      const group = draw('g', {}, square, man);
      parts.cells.push({ group, square, man, symbol: -1 });
      parts.board.append(group);
    }
    parts.names = draw('g', { class: 'names' });
    parts.board.append(parts.names);
    placeBoard();
  }

  /** Where a row or a column is seen, which depends on who sits at the bottom. */
  const seen = (index, count) => (state.flipped ? count - 1 - index : index);

  function placeBoard() {
    parts.cells.forEach(({ group }, cell) => {
      const row = seen(Math.floor(cell / board.columns), board.rows);
      const column = seen(cell % board.columns, board.columns);
      group.setAttribute('transform', `translate(${margin.left + unit * column} ${unit * row})`);
    });
    parts.names.replaceChildren(
      ...board.rowNames.map((name, row) => draw('text', { x: 2, y: unit * (seen(row, board.rows) + 0.5) }, name)),
      ...board.columnNames.map((name, column) =>
        draw('text', { x: margin.left + unit * (seen(column, board.columns) + 0.5), y: unit * board.rows + 3.4 }, name)));
  }

  function drawMan(symbol) {
    const middle = unit / 2;
    if (symbol.owner === null) return hasHoles ? [draw('circle', { cx: middle, cy: middle, r: 3.9, class: 'hole' })] : [];
    if (isStone(symbol)) return [draw('circle', { cx: middle, cy: middle, r: 3.9, class: `man man${symbol.owner}` })];
    // The selector after it asks for a character, not for a coloured picture.
    return [draw('text', { x: middle, y: middle, class: `man man${symbol.owner}` }, `${symbol.text}\uFE0E`)];
  }

  function showBoard() {
    const { body, ply } = state;
    const symbols = state.boards[ply];
    const touched = new Set(ply > 0 ? body.touched[ply - 1] : []);
    const winning = new Set(ply === body.changes.length ? body.winning : []);
    parts.cells.forEach((place, cell) => {
      const isDark = board.isChequered && (Math.floor(cell / board.columns) + cell) % 2 === 1;
      const { palette } = board;
      place.square.setAttribute('fill', touched.has(cell) ? (isDark ? palette.lastDark : palette.lastLight) : isDark ? palette.dark : palette.light);
      place.group.setAttribute('class', winning.has(cell) ? 'cell winning' : 'cell');
      if (place.symbol === symbols[cell]) return;
      place.symbol = symbols[cell];
      place.man.replaceChildren(...drawMan(board.symbols[place.symbol]));
    });
    parts.board.setAttribute('aria-label', describeBoard(symbols));
  }

  /** The board in letters, row by row, for those who hear it. */
  function describeBoard(symbols) {
    const rows = [];
    for (let row = 0; row < board.rows; row++) {
      rows.push(symbols.slice(row * board.columns, (row + 1) * board.columns).map((symbol) => board.symbols[symbol].letter).join(' '));
    }
    return `Board, from the top: ${rows.join('; ')}`;
  }

  // ---- The evaluation ----------------------------------------------------------------------------------------------

  const graphHeight = 100;

  function buildGraph() {
    const { values, bookPlies, changes } = state.body;
    const known = values.some((value) => value != null);
    parts.graph.style.display = known ? '' : 'none';
    parts.legend.style.display = known ? '' : 'none';
    parts.graph.setAttribute('viewBox', `0 0 ${Math.max(1, changes.length)} ${graphHeight}`);
    parts.cursor = draw('line', { class: 'cursor', y1: 0, y2: graphHeight });
    parts.graph.replaceChildren(
      draw('rect', { class: 'book', x: 0, y: 0, width: bookPlies, height: graphHeight }),
      draw('line', { class: 'zero', x1: 0, x2: changes.length, y1: graphHeight / 2, y2: graphHeight / 2 }),
      opinion(0), opinion(1), parts.cursor);
    parts.legend.replaceChildren(
      ...[0, 1].map((side) => tag('span', { class: `opinion${side}` }, players[side === 0 ? state.game.first : state.game.second])),
      tag('span', {}, `high: ${board.sides[0]} wins`));
  }

  /** One player's values, always from the point of view of the player who is first in the game. */
  function opinion(side) {
    const points = [];
    state.body.values.forEach((value, ply) => {
      if (value != null && sideOf(ply) === side) points.push(`${ply + 1},${(graphHeight / 2) * (1 - 0.96 * value)}`);
    });
    return draw('polyline', { class: `opinion${side}`, points: points.join(' ') });
  }

  function showCursor() {
    parts.cursor.setAttribute('x1', state.ply);
    parts.cursor.setAttribute('x2', state.ply);
  }

  function jump(event) {
    const frame = parts.graph.getBoundingClientRect();
    go(Math.round(((event.clientX - frame.left) / frame.width) * state.body.changes.length));
  }

  // ---- The moves ---------------------------------------------------------------------------------------------------

  function buildMoves() {
    const rows = [];
    state.body.names.forEach((name, ply) => {
      if (ply === 0 || sideOf(ply) === 0) rows.push(tag('li', {}, tag('span', { class: 'number' }, numberText(ply))));
      if (ply === 0 && sideOf(ply) === 1) rows[0].append(tag('span'));
      rows[rows.length - 1].append(moveButton(name, ply));
    });
    moveList.replaceChildren(tag('ol', { 'aria-label': 'Moves' }, ...rows));
    moveList.scrollTop = 0;
  }

  function moveButton(name, ply) {
    return tag('button', { type: 'button', 'data-ply': ply + 1, title: thought(ply, true).join(', '), click: () => go(ply + 1) },
      tag('b', { class: ply < state.body.bookPlies ? 'book' : '' }, name), tag('small', {}, thought(ply, false).join(' · ')));
  }

  function markMove() {
    moveList.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const button = moveList.querySelector(`[data-ply="${state.ply}"]`);
    if (!button) return;
    button.setAttribute('aria-current', 'true');
    keepInView(button, moveList);
  }

  // ---- Keys, addresses, and the beginning --------------------------------------------------------------------------

  /** The game before or after in the list. */
  function step(by) {
    const next = state.listed[state.listed.indexOf(state.game) + by];
    if (next) open(next);
  }

  const keys = {
    ArrowLeft: () => go(state.ply - 1),
    ArrowRight: () => go(state.ply + 1),
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    Home: () => go(0),
    End: () => go(Infinity),
    f: flip,
  };

  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.('select, input')) return;
    // Elsewhere on the page the other keys scroll it.
    const isInside = section.contains(document.activeElement);
    const action = isInside || event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? keys[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** A cell of the cross table asks for the games of its two players. */
  function follow(event) {
    const link = event.target.closest?.('a[data-pair]');
    if (!link) return;
    const [player, opponent] = link.dataset.pair.split(' ');
    Object.assign(filters.elements.player, { value: player });
    Object.assign(filters.elements.opponent, { value: opponent });
    filters.elements.result.value = '';
    filters.elements.reason.value = '';
    listGames();
    if (state.listed.length > 0) open(state.listed[0]);
    event.preventDefault();
    section.scrollIntoView();
  }

  function openAddressed() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const game = games.find((candidate) => candidate.number === Number(asked.get('game'))) ?? games[0];
    return open(game, Number(asked.get('ply') ?? 0));
  }

  offerFilters();
  buildViewer();
  filters.addEventListener('change', listGames);
  filters.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('keydown', pressed);
  document.addEventListener('click', follow);
  listGames();
  openAddressed();
})();

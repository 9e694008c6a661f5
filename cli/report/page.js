// Draws the timeline of a report into the page, and lets people look closer. All texts go in as text, never as markup.
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const plot = byId('plot');
  const axis = byId('axis');
  const tip = byId('tip');
  const total = Math.max(1, data.end - data.start);
  const rowHeight = 16;
  const rowGap = 3;
  const markRow = 16;
  const labelWidth = () => Math.min(280, Math.max(130, plot.clientWidth * 0.22));
  const troubles = ['violation', 'expectation', 'rotation', 'logins', 'fault'];

  let from = 0;
  let until = total;
  let chosen = null; // {lane, item}: where the keyboard is
  let lanes = [];
  let items = []; // of every lane, in the order of their times
  let columns = { left: 0, width: 1 };

  // ---- texts ----

  function element(name, attributes, ...children) {
    const made = document.createElementNS(plot.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    for (const child of children) made.append(child);
    return made;
  }

  function momentText(at, fine) {
    const text = new Date((data.start + at) / 1000).toISOString();
    return fine ? text.replace('T', ' ') : text.slice(0, 16).replace('T', ' ');
  }

  function spanText(micros) {
    const seconds = micros / 1e6;
    if (seconds < 1) return `${Math.round(micros / 1000)} ms`;
    if (seconds < 120) return `${seconds.toFixed(1)} s`;
    if (seconds < 7200) return `${(seconds / 60).toFixed(1)} min`;
    if (seconds < 172800) return `${(seconds / 3600).toFixed(1)} h`;
    return `${(seconds / 86400).toFixed(1)} days`;
  }

  const kindNames = {
    call: 'call', fault: 'fault', label: 'labels', logins: 'failed logins', rotation: 'rotation',
    violation: 'broken', expectation: 'not as expected',
  };

  // What is said of a bar or mark: a list of lines.
  function linesOf(lane, item) {
    const lines = [];
    const when = item.until > item.from ? `${momentText(item.from, true)} for ${spanText(item.until - item.from)}`
      : momentText(item.from, true);
    if (item.track) {
      lines.push(item.times > 1 ? `${item.track}: ${item.times} values in a row, the worst ${item.text}`
        : `${item.track}: ${item.text}`);
    } else if (item.kind === 'logins') {
      lines.push(`${item.times.toLocaleString('en')} failed ${item.times === 1 ? 'login' : 'logins'}: ${item.text}`);
    } else {
      const more = item.times > 1 ? `, and ${item.times - 1} more here` : '';
      lines.push(`${kindNames[item.kind] || item.kind}: ${item.text}${more}`);
    }
    lines.push(`${lane.name}, ${when}`);
    const cause = data.timeline.causes[item.cause];
    if (cause) {
      if (cause.command !== undefined && cause.what.startsWith('`')) {
        lines.push(cause.what);
        if (cause.line) lines.push(`line ${cause.line} of the scenario`);
      } else {
        lines.push(`because ${cause.what}`);
        if (cause.because) lines.push(`because ${cause.because}`);
        if (cause.line) lines.push(`set off by line ${cause.line}${cause.command ? `: ${cause.command}` : ''}`);
      }
    }
    return lines;
  }

  // ---- where everything goes ----

  function layOut() {
    lanes = [];
    items = [];
    let y = 6;
    for (const group of data.timeline.groups) {
      const top = y;
      y += 22;
      for (const lane of group.lanes) {
        const laid = { ...lane, y, rows: [] };
        if (lane.marks.length) {
          laid.markY = y;
          y += markRow + rowGap;
        }
        for (const track of lane.tracks) {
          laid.rows.push({ name: track.name, y });
          for (const [begin, end, text, tone, cause, times] of track.spans) {
            items.push({ from: begin, until: end, text, tone, cause, times, track: track.name, y, lane: lanes.length });
          }
          y += rowHeight + rowGap;
        }
        if (!lane.marks.length && !lane.tracks.length) {
          laid.markY = y;
          y += markRow + rowGap;
        }
        for (const [begin, end, kind, text, cause, times] of lane.marks) {
          items.push({ from: begin, until: end, kind, text, cause, times, y: laid.markY, lane: lanes.length });
        }
        y += 7;
        lanes.push(laid);
      }
      group.top = top;
      y += 4;
    }
    items.sort((a, b) => a.lane - b.lane || a.from - b.from || a.y - b.y);
    items.forEach((item, at) => { item.at = at; });
    lanes.forEach((lane) => { lane.items = []; });
    items.forEach((item) => { lanes[item.lane].items.push(item); });
    plot.dataset.lanes = lanes.length;
    plot.dataset.items = items.length;
    plot.dataset.failedLogins = items.filter((i) => i.kind === 'logins').reduce((sum, i) => sum + i.times, 0);
    plot.dataset.violations = items.filter((i) => i.kind === 'violation').reduce((sum, i) => sum + i.times, 0);
    plot.dataset.failedExpectations =
      items.filter((i) => i.kind === 'expectation').reduce((sum, i) => sum + i.times, 0);
    plot.dataset.height = y;
  }

  const xOf = (at) => columns.left + (at - from) / (until - from) * columns.width;
  const timeAt = (x) => from + (x - columns.left) / columns.width * (until - from);

  // ---- drawing ----

  function patterns() {
    const pattern = (id, size, ...children) =>
      element('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' }, ...children);
    const stripe = (d) => element('path', { d, class: 'stripe' });
    return element('defs', {},
      pattern('p-busy', 7, stripe('M-1,8 L8,-1')),
      pattern('p-bad', 7, stripe('M-1,8 L8,-1'), stripe('M-1,-1 L8,8')),
      pattern('p-gap', 5, stripe('M0,2.5 H5')),
      pattern('p-off', 6, element('circle', { cx: 3, cy: 3, r: 1.1, class: 'dot' })));
  }

  // How wide a text is, by its first hundred characters.
  const pen = document.createElement('canvas').getContext('2d');
  const widths = new Map();
  function widthOf(text, size, weight) {
    const key = `${weight} ${size} ${text}`;
    if (!widths.has(key)) {
      pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
      widths.set(key, pen.measureText(text.slice(0, 100)).width);
    }
    return widths.get(key);
  }

  // A text cut to a width, with all of it in a title.
  function cutText(text, width, attributes) {
    const names = (attributes.class || '').split(' ');
    const size = names.includes('group') ? 13 : names.includes('soft') || names.includes('on') ? 11 : 12;
    const wide = widthOf(text, size, names.includes('group') ? 650 : 400);
    const weight = names.includes('group') ? 650 : 400;
    let shown = text;
    if (wide > width || text.length > 100) {
      let most = Math.min(text.length, 100, Math.ceil(100 * width / wide));
      do {
        most -= 1;
        shown = `${text.slice(0, most)}…`;
      } while (most > 1 && widthOf(shown, size, weight) > width);
    }
    const made = element('text', attributes, shown);
    if (shown !== text) made.append(element('title', {}, text));
    return made;
  }

  const shapes = {
    violation: (x, y) => element('path', { d: `M${x - 1},${y + 16} V${y} H${x + 1} L${x + 12},${y + 4.5} L${x + 1},${y + 9} V${y + 16} Z` }),
    expectation: (x, y) => element('path', { d: `M${x},${y + 1} L${x + 7},${y + 14} H${x - 7} Z` }),
    rotation: (x, y) => element('path', { d: `M${x - 5},${y + 3} L${x + 5},${y + 13} M${x + 5},${y + 3} L${x - 5},${y + 13}` }),
    fault: (x, y) => element('path', { d: `M${x},${y + 1} L${x + 7},${y + 8} L${x},${y + 15} L${x - 7},${y + 8} Z` }),
    label: (x, y) => element('circle', { cx: x, cy: y + 8, r: 4.5 }),
    call: (x, y) => element('path', { d: `M${x - 4},${y + 4} H${x + 4} L${x},${y + 12} Z` }),
  };

  function drawMark(item, most) {
    const x = xOf(item.from);
    if (item.kind === 'logins') {
      const height = Math.max(4, markRow * Math.log2(1 + item.times) / Math.log2(1 + most));
      return element('rect', {
        x, y: item.y + markRow - height, width: Math.max(2, xOf(item.until) - x), height, class: 'm-logins',
      });
    }
    const shape = (shapes[item.kind] || shapes.call)(x, item.y);
    shape.setAttribute('class', `m-${item.kind}`);
    return shape;
  }

  function drawBar(item, x, width, into) {
    const box = { x, y: item.y, width, height: rowHeight, rx: width > 6 ? 2 : 0 };
    const bar = element('rect', { ...box, class: item.tone, 'data-at': item.at });
    into.append(bar);
    if (item.tone !== 'calm' && width > 3) {
      into.append(element('rect', { ...box, fill: `url(#p-${item.tone})`, 'data-at': item.at }));
    }
    const left = Math.max(x, columns.left);
    const room = Math.min(x + width, columns.left + columns.width) - left;
    const text = item.times > 1 ? `${item.times} × … ${item.text}` : item.text;
    if (room > 34) {
      const halo = item.tone === 'calm' ? '' : ' halo';
      const label = cutText(text, room - 10, { x: left + 5, y: item.y + 12, class: `on ${item.tone}${halo}` });
      into.append(label);
    }
  }

  // Bars of one row that are too short to be seen apart become one, of the worst of their tones.
  const tones = ['calm', 'busy', 'off', 'gap', 'bad'];
  function drawLane(lane, into) {
    const own = lane.items;
    const most = own.reduce((max, item) => (item.kind === 'logins' ? Math.max(max, item.times) : max), 1);
    const small = new Map();
    const flush = (y) => {
      const sum = small.get(y);
      if (sum) into.append(element('rect', { x: sum.x, y, width: Math.max(1.2, sum.end - sum.x), height: rowHeight, class: sum.item.tone, 'data-at': sum.item.at }));
      small.delete(y);
    };
    for (const item of own) {
      if (!item.track || item.until < from || item.from > until) continue;
      const x = Math.max(xOf(item.from), columns.left - 8);
      const end = Math.min(xOf(item.until), columns.left + columns.width + 8);
      if (end - x >= 2) {
        flush(item.y);
        drawBar(item, x, end - x, into);
        continue;
      }
      const sum = small.get(item.y);
      if (sum && x - sum.end < 1) {
        sum.end = Math.max(sum.end, end);
        if (tones.indexOf(item.tone) > tones.indexOf(sum.item.tone)) sum.item = item;
      } else {
        flush(item.y);
        small.set(item.y, { x, end, item });
      }
    }
    for (const y of [...small.keys()]) flush(y);
    // What went wrong is drawn last, over the rest.
    const marks = own.filter((item) => !item.track && item.until >= from && item.from <= until);
    marks.sort((a, b) => troubles.indexOf(b.kind) - troubles.indexOf(a.kind) || a.from - b.from);
    const ordered = marks.filter((m) => m.kind === 'logins')
      .concat(marks.filter((m) => m.kind === 'call'), marks.filter((m) => m.kind !== 'logins' && m.kind !== 'call'));
    let last = {};
    for (const item of ordered) {
      const x = Math.round(xOf(item.from));
      if (item.kind === 'call' && last[item.kind] === x) continue;
      last[item.kind] = x;
      const mark = drawMark(item, most);
      mark.setAttribute('data-at', item.at);
      into.append(mark);
    }
  }

  const steps = [1e3, 5e3, 1e4, 5e4, 1e5, 5e5, 1e6, 5e6, 15e6, 30e6, 6e7, 3e8, 9e8, 18e8, 36e8, 108e8, 216e8, 432e8,
    864e8, 1728e8, 6048e8, 12096e8, 25920e8, 77760e8, 315360e8];
  function ticks() {
    const wanted = columns.width / 110;
    const step = steps.find((one) => (until - from) / one <= wanted) || steps[steps.length - 1];
    const first = Math.ceil((data.start + from) / step) * step - data.start;
    const found = [];
    for (let at = first; at <= until; at += step) found.push(at);
    return { step, found };
  }

  function tickText(at, step) {
    const text = new Date((data.start + at) / 1000).toISOString();
    if (step >= 864e8) return text.slice(0, 10);
    if (step >= 6e7) return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : text.slice(5, 16).replace('T', ' ');
    return step >= 1e6 ? text.slice(11, 19) : text.slice(11, 23);
  }

  function draw() {
    const width = plot.parentElement.clientWidth;
    const left = labelWidth();
    columns = { left, width: Math.max(50, width - left - 12) };
    const height = Number(plot.dataset.height);
    for (const [svg, tall] of [[axis, 26], [plot, height]]) {
      svg.setAttribute('viewBox', `0 0 ${width} ${tall}`);
      svg.setAttribute('height', tall);
    }
    const { step, found } = ticks();
    axis.replaceChildren();
    const grid = element('g', {});
    for (const at of found) {
      const x = xOf(at);
      grid.append(element('line', { x1: x, x2: x, y1: 0, y2: height, class: 'grid' }));
      axis.append(element('line', { x1: x, x2: x, y1: 19, y2: 26, class: 'grid' }));
      const end = x > width - 45;
      axis.append(element('text', { x: end ? width - 6 : x, y: 16, class: 'soft', 'text-anchor': end ? 'end' : 'middle' }, tickText(at, step)));
    }
    const clip = element('clipPath', { id: 'inside' },
      element('rect', { x: left - 8, y: 0, width: columns.width + 16, height }));
    const names = element('g', {});
    const bands = element('g', {});
    const marks = element('g', { 'clip-path': 'url(#inside)' });
    for (const group of data.timeline.groups) {
      bands.append(element('rect', { x: 0, y: group.top, width, height: 20, class: 'band' }));
      names.append(cutText(group.name || 'of no cluster, or of several', width - 20, { x: 8, y: group.top + 14, class: 'group' }));
    }
    lanes.forEach((lane) => {
      const end = lane.until === null ? total : lane.until;
      const y = (lane.markY === undefined ? lane.y : lane.markY) + 8;
      marks.append(element('line', { x1: xOf(lane.from), x2: xOf(end), y1: y, y2: y, class: 'life' }));
      names.append(cutText(`${lane.kind === 'run' ? '' : `${lane.kind} `}${lane.name}`, left - 16, { x: 8, y: lane.y + 12 }));
      // Beside the lane's name where there is room only below it.
      for (const row of lane.rows) {
        if (row.y > lane.y) {
          names.append(cutText(row.name, left - 16, { x: left - 12, y: row.y + 12, class: 'soft', 'text-anchor': 'end' }));
        }
      }
      drawLane(lane, marks);
    });
    plot.replaceChildren(patterns(), element('defs', {}, clip), bands, grid, names, marks);
    byId('range').textContent = from === 0 && until === total ? 'the whole run, ' + spanText(total)
      : `${momentText(from)} to ${momentText(until)} UTC, ${spanText(until - from)}`;
    showChosen();
  }

  let asked = false;
  function redraw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; draw(); });
  }

  // ---- moving ----

  function show(begin, end) {
    const least = 1000;
    const length = Math.min(total, Math.max(least, end - begin));
    from = Math.min(Math.max(0, begin), total - length);
    until = from + length;
    redraw();
  }

  function zoom(factor, around) {
    const middle = around === undefined ? (from + until) / 2 : around;
    show(middle - (middle - from) * factor, middle + (until - middle) * factor);
  }
  const move = (share) => show(from + (until - from) * share, until + (until - from) * share);

  function reveal(item) {
    if (item.from < from || item.from > until) {
      const half = (until - from) / 2;
      show(item.from - half, item.from + half);
    }
    const box = plot.getBoundingClientRect();
    const y = box.top + item.y * box.height / Number(plot.dataset.height);
    if (y < 60 || y > window.innerHeight - 60) window.scrollBy(0, y - window.innerHeight / 2);
  }

  function nextTrouble() {
    const wrong = items.filter((item) => (item.track ? item.tone === 'bad' : troubles.includes(item.kind)));
    if (!wrong.length) {
      byId('told').textContent = 'Nothing went wrong.';
      return;
    }
    wrong.sort((a, b) => a.from - b.from || a.at - b.at);
    const at = chosen === null ? -1 : wrong.findIndex((item) => item.at === chosen);
    choose(wrong[(at + 1) % wrong.length]);
  }

  // ---- what is said ----

  function fillTip(item) {
    tip.replaceChildren();
    linesOf(lanes[item.lane], item).forEach((line, at) => {
      const p = document.createElement('p');
      p.textContent = line;
      if (at === 0) p.style.fontWeight = 600;
      if (at === 1) p.className = 'soft';
      tip.append(p);
    });
  }

  function placeTip(x, y) {
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 14, window.innerWidth - box.width - 8))}px`;
    tip.style.top = `${y + 18 + box.height > window.innerHeight ? Math.max(4, y - box.height - 12) : y + 18}px`;
  }

  function choose(item) {
    chosen = item.at;
    reveal(item);
    byId('told').textContent = linesOf(lanes[item.lane], item).join('. ');
    redraw();
  }

  function showChosen() {
    if (chosen === null) return;
    const item = items[chosen];
    const x = xOf(item.from);
    const end = Math.max(x + 6, xOf(item.until));
    const left = Math.max(columns.left - 8, item.track ? x : x - 8);
    const right = Math.min(columns.left + columns.width + 8, item.track ? end : end + 8);
    if (right <= left) return;
    plot.append(element('rect', { x: left, y: item.y - 2, width: right - left, height: rowHeight + 4, rx: 3, class: 'chosen' }));
    if (document.activeElement === plot) {
      const box = plot.getBoundingClientRect();
      const scale = box.width / plot.parentElement.clientWidth;
      fillTip(item);
      placeTip(box.left + Math.max(x, columns.left) * scale, box.top + (item.y + 8) * scale);
    }
  }

  // To the next item of the lane, or to the nearest of another lane.
  function step(forward) {
    if (!items.length) return;
    if (chosen === null) return choose(items.find((item) => item.from >= from) || items[0]);
    const own = lanes[items[chosen].lane].items;
    const at = own.findIndex((item) => item.at === chosen) + (forward ? 1 : -1);
    if (own[at]) choose(own[at]);
  }

  function stepLane(down) {
    if (!items.length) return;
    if (chosen === null) return choose(items[0]);
    for (let lane = items[chosen].lane + (down ? 1 : -1); lane >= 0 && lane < lanes.length; lane += down ? 1 : -1) {
      const own = lanes[lane].items;
      if (own.length) {
        const near = own.reduce((best, item) =>
          (Math.abs(item.from - items[chosen].from) < Math.abs(best.from - items[chosen].from) ? item : best));
        return choose(near);
      }
    }
  }

  // ---- hands ----

  // Around what is chosen, as long as it is seen.
  const middle = () => (chosen !== null && items[chosen].from >= from && items[chosen].from <= until
    ? items[chosen].from : undefined);
  const deeds = {
    in: () => zoom(0.5, middle()),
    out: () => zoom(2, middle()),
    left: () => move(-0.3),
    right: () => move(0.3),
    all: () => show(0, total),
    trouble: () => { plot.focus({ preventScroll: true }); nextTrouble(); },
  };
  for (const button of document.querySelectorAll('[data-do]')) {
    button.addEventListener('click', deeds[button.dataset.do]);
  }

  plot.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {
      '+': deeds.in, '=': deeds.in, '-': deeds.out, '0': deeds.all, Home: deeds.all, n: nextTrouble, N: nextTrouble,
      ArrowLeft: () => (event.shiftKey ? move(-0.3) : step(false)),
      ArrowRight: () => (event.shiftKey ? move(0.3) : step(true)),
      ArrowUp: () => stepLane(false),
      ArrowDown: () => stepLane(true),
      Escape: () => { tip.hidden = true; chosen = null; redraw(); },
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  plot.addEventListener('blur', () => { tip.hidden = true; });

  function wheel(event) {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (!sideways && event.currentTarget !== axis && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    tip.hidden = true;
    if (sideways) return move((event.deltaX || event.deltaY) / 800);
    const box = plot.getBoundingClientRect();
    zoom(Math.exp(event.deltaY / 400), timeAt((event.clientX - box.left) * plot.parentElement.clientWidth / box.width));
  }
  for (const svg of [plot, axis]) {
    svg.addEventListener('wheel', wheel, { passive: false });
    let dragged = null;
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      dragged = { x: event.clientX, from, until };
    });
    svg.addEventListener('pointermove', (event) => {
      if (!dragged) return;
      const way = event.clientX - dragged.x;
      if (Math.abs(way) < 4 && !plot.classList.contains('held')) return;
      svg.setPointerCapture(event.pointerId);
      plot.classList.add('held');
      tip.hidden = true;
      const shift = way / columns.width * (dragged.until - dragged.from);
      show(dragged.from - shift, dragged.until - shift);
    });
    const drop = () => { dragged = null; plot.classList.remove('held'); };
    svg.addEventListener('pointerup', drop);
    svg.addEventListener('pointercancel', drop);
  }
  plot.addEventListener('mousemove', (event) => {
    const at = event.target.getAttribute && event.target.getAttribute('data-at');
    if (at === null || plot.classList.contains('held')) {
      tip.hidden = true;
      return;
    }
    fillTip(items[Number(at)]);
    placeTip(event.clientX, event.clientY);
  });
  plot.addEventListener('mouseleave', () => { tip.hidden = true; });
  plot.addEventListener('click', (event) => {
    const at = event.target.getAttribute && event.target.getAttribute('data-at');
    if (at !== null) choose(items[Number(at)]);
  });

  // ---- legend and theme ----

  function legend() {
    const list = byId('legend');
    const add = (text, ...drawn) => {
      const item = document.createElement('li');
      item.append(element('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, ...drawn), text);
      list.append(item);
    };
    const words = { calm: 'as it should be', busy: 'on its way', off: 'not in use', gap: 'AWSCURRENT does not open the database', bad: 'bad' };
    for (const tone of tones) {
      const box = { x: 0, y: 1, width: 26, height: 14, rx: 2 };
      add(words[tone], element('rect', { ...box, class: tone }), element('rect', { ...box, fill: tone === 'calm' ? 'none' : `url(#p-${tone})` }));
    }
    const kinds = { call: 'a call', label: 'the labels move', fault: 'a fault', rotation: 'a rotation failed', expectation: 'not as expected', violation: 'an invariant broken' };
    const used = new Set(items.map((item) => item.kind));
    for (const [kind, text] of Object.entries(kinds)) {
      if (!used.has(kind)) continue;
      const shape = shapes[kind](12, 0);
      shape.setAttribute('class', `m-${kind}`);
      add(text, shape);
    }
    if (used.has('logins')) {
      add('failed logins: the higher, the more', ...[4, 12, 8].map((h, n) => element('rect', { x: 3 + n * 7, y: 16 - h, width: 5, height: h, class: 'm-logins' })));
    }
  }

  function themes() {
    const button = byId('theme');
    const root = document.documentElement;
    const kept = { get: () => { try { return localStorage.getItem('credsim-theme'); } catch { return null; } },
      set: (value) => { try { localStorage.setItem('credsim-theme', value); } catch { /* it is forgotten */ } } };
    const dark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    const name = () => { button.textContent = dark() ? 'Light theme' : 'Dark theme'; };
    if (kept.get()) root.dataset.theme = kept.get() === 'dark' ? 'dark' : 'light';
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      kept.set(root.dataset.theme);
      name();
    });
    name();
  }

  themes();
  byId('timeline').hidden = false;
  layOut();
  legend();
  draw();
  window.addEventListener('resize', redraw);
  window.addEventListener('beforeprint', draw);
})();

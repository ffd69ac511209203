import { round } from './report.ts';

/** One chart of bars: a name and a figure each. */
export interface Chart {
  title: string;
  bars: { name: string; value: number; isOwn: boolean }[];
}

const WIDTH = 760;
const BAR_X = 300;
const BAR_WIDTH = 380;
const ROW = 26;
const HEAD = 44;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function drawChart({ title, bars }: Chart, top: number): string {
  const largest = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(({ name, value, isOwn }, index) => {
    const y = top + HEAD + index * ROW;
    const width = Math.max(1, Math.round((value / largest) * BAR_WIDTH));
    return `  <text x="${BAR_X - 8}" y="${y + 14}" text-anchor="end">${escape(name)}</text>
  <rect x="${BAR_X}" y="${y}" width="${width}" height="18" rx="2"${isOwn ? ' class="own"' : ''}/>
  <text x="${BAR_X + width + 6}" y="${y + 14}">${value.toLocaleString('en')}</text>`;
  });
  return [`  <text x="0" y="${top + 26}" class="title">${escape(title)}</text>`, ...rows].join('\n');
}

/** An SVG of the charts below each other, each on a scale of its own, for a light and for a dark page. */
export function draw(label: string, charts: Chart[]): string {
  const tops = [0];
  for (const { bars } of charts) tops.push((tops.at(-1) ?? 0) + HEAD + bars.length * ROW + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${tops.at(-1)}" width="${WIDTH}" height="${tops.at(-1)}" role="img" aria-label="${escape(label)}">
  <style>
    text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    rect { fill: #afb8c1 }
    .own { fill: #0969da }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      rect { fill: #57606a }
      .own { fill: #4493f8 }
    }
  </style>
${charts.map((chart, index) => drawChart(chart, tops[index] ?? 0)).join('\n')}
</svg>
`;
}

/** Curves over the same marks, which stand evenly spaced. */
export interface Curves {
  title: string;
  marks: string[];
  curves: { name: string; values: number[] }[];
}

const COLOURS = ['#8c959f', '#0969da', '#1a7f37', '#8250df', '#cf222e', '#bc4c00', '#bf3989', '#9a6700', '#1b7c83'];
const PLOT = { left: 44, right: 340, top: 44, height: 300 };
const LABEL_HEIGHT = 18;

/** An SVG of curves on one logarithmic scale, each with its name at its end, for a light and for a dark page. */
export function drawCurves({ title, marks, curves }: Curves): string {
  const all = curves.flatMap(({ values }) => values);
  const [least, most] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const bottom = PLOT.top + PLOT.height;
  const x = (index: number) => round(PLOT.left + ((PLOT.right - PLOT.left) * index) / Math.max(1, marks.length - 1));
  const y = (value: number) => round(bottom - (PLOT.height * (Math.log10(value) - least)) / (most - least));
  const scale = Array.from({ length: most - least + 1 }, (_, step) => {
    const at = y(10 ** (least + step));
    return `  <line x1="${PLOT.left}" y1="${at}" x2="${PLOT.right}" y2="${at}" class="scale"/>
  <text x="${PLOT.left - 6}" y="${at + 4}" text-anchor="end">${Number((10 ** (least + step)).toPrecision(1))}</text>`;
  });
  const anchor = (index: number) => (index === 0 ? 'start' : index === marks.length - 1 ? 'end' : 'middle');
  const named = marks.map(
    (mark, index) => `  <text x="${x(index)}" y="${bottom + 20}" text-anchor="${anchor(index)}">${escape(mark)}</text>`,
  );
  // From the top down, each below the one before it where they would cover each other.
  let free = PLOT.top;
  const drawn = curves
    .map(({ name, values }, index) => ({
      name,
      values,
      colour: COLOURS[index % COLOURS.length],
      end: y(values.at(-1) ?? 1),
    }))
    .toSorted((a, b) => a.end - b.end)
    .map(({ name, values, colour, end }) => {
      const at = Math.max(free, end + 4);
      free = at + LABEL_HEIGHT;
      const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
      return `  <polyline points="${points}" stroke="${colour}"/>
  <line x1="${PLOT.right + 2}" y1="${end}" x2="${PLOT.right + 14}" y2="${at - 4}" stroke="${colour}"/>
  <text x="${PLOT.right + 18}" y="${at}">${escape(`${name}: ${values.at(-1)}`)}</text>`;
    });
  const height = Math.max(bottom + 32, free);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}">
  <style>
    text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    .scale { stroke: #d1d9e0 }
    polyline { fill: none; stroke-width: 2 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .scale { stroke: #3d444d }
    }
  </style>
  <text x="0" y="20" class="title">${escape(title)}</text>
${[...scale, ...named, ...drawn].join('\n')}
</svg>
`;
}

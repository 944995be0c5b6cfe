export interface CsvRow {
  /** Of its first character, from 1. */
  line: number;
  cells: string[];
  /** Why it is no row of RFC 4180, with its place; the cells are then what could be read of it. */
  problem?: string;
}

/** A quote that is never closed would take in the rest of the file. */
const mostRowCharacters = 32 * 1_048_576;

/**
 * Takes CSV apart as RFC 4180 says, piece by piece: cells in quotes may hold commas, line breaks and doubled quotes.
 * LF and CR alone end a row too. A damaged row ends with its line, and the next one is read as if nothing was.
 */
export class CsvParser {
  #cells: string[] = [];
  #cell = '';
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  #problem: string | undefined;
  #line = 1;
  #rowLine = 1;
  #characters = 0;
  #afterCarriageReturn = false;
  #isFirst = true;

  /** The rows that are complete with this piece. */
  push(piece: string): CsvRow[] {
    const rows: CsvRow[] = [];
    const text = this.#isFirst && piece.startsWith('\uFEFF') ? piece.slice(1) : piece;
    if (piece !== '') this.#isFirst = false;
    for (let at = 0; at < text.length;) at = this.#step(text, at, rows);
    return rows;
  }

  /** What is left when the file is over. */
  end(): CsvRow[] {
    if (this.#state === 'quoted')
      this.#complain('the file ends before the quote of this cell is closed');
    if (this.#state === 'start' && this.#cells.length === 0 && !this.#problem) return [];
    return [this.#finishRow()];
  }

  #step(text: string, at: number, rows: CsvRow[]): number {
    const character = text[at] ?? '';
    if (this.#afterCarriageReturn) {
      this.#afterCarriageReturn = false;
      if (character === '\n') return at + 1;
    }
    if (this.#state === 'quoted') return this.#stepQuoted(text, at);
    if (character === '\n' || character === '\r') {
      this.#line += 1;
      this.#afterCarriageReturn = character === '\r';
      rows.push(this.#finishRow());
      return at + 1;
    }
    if (character === ',') this.#finishCell();
    else if (character === '"') this.#quote();
    else return this.#takePlain(text, at);
    return at + 1;
  }

  #quote(): void {
    if (this.#state === 'start') this.#state = 'quoted';
    else if (this.#state === 'closed') {
      this.#cell += '"';
      this.#state = 'quoted';
    } else {
      this.#complain('a quote stands inside of a cell that does not begin with one');
      this.#cell += '"';
    }
  }

  #takePlain(text: string, at: number): number {
    if (this.#state === 'closed') this.#complain('there is text behind the closing quote');
    else this.#state = 'plain';
    return this.#take(text, at, /[",\r\n]/g);
  }

  #stepQuoted(text: string, at: number): number {
    const character = text[at];
    if (character === '"') {
      this.#state = 'closed';
      return at + 1;
    }
    if (character === '\n') this.#line += 1;
    if (character !== '\n' && character !== '\r') return this.#take(text, at, /["\r\n]/g);
    this.#add(character);
    return at + 1;
  }

  #take(text: string, at: number, until: RegExp): number {
    until.lastIndex = at;
    const end = until.exec(text)?.index ?? text.length;
    this.#add(text.slice(at, end));
    return end;
  }

  #add(text: string): void {
    this.#characters += text.length;
    if (this.#characters > mostRowCharacters)
      throw new RangeError(
        `The row that begins in line ${this.#rowLine} has more than ${mostRowCharacters} characters. Is a quote missing?`,
      );
    this.#cell += text;
  }

  #complain(what: string): void {
    this.#problem ??= `Line ${this.#line}, cell ${this.#cells.length + 1}: ${what}.`;
  }

  #finishCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = 'start';
  }

  #finishRow(): CsvRow {
    this.#finishCell();
    const row: CsvRow = {
      line: this.#rowLine,
      cells: this.#cells,
      ...(this.#problem !== undefined && { problem: this.#problem }),
    };
    this.#cells = [];
    this.#problem = undefined;
    this.#rowLine = this.#line;
    this.#characters = 0;
    return row;
  }
}

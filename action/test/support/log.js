/** A log that remembers. */
export class MemoryLog {
  /** @type {string[]} */ infos = [];
  /** @type {string[]} */ warnings = [];

  /** @param {string} message */
  info = (message) => { this.infos.push(message); };

  /** @param {string} message */
  warning = (message) => { this.warnings.push(message); };
}

/**
 * Loads the bundled program with the code that V8 made of it before, where that was the same V8: compiling takes longer
 * than cleaning a small page. The code is kept beside the program, one file for each Node; where it cannot be written,
 * the program starts without.
 */
"use strict";
const { accessSync, constants, existsSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "program.cjs");
const kept = join(__dirname, `program.${process.version}-${process.arch}.code`);
const read = (path) => (existsSync(path) ? readFileSync(path) : undefined);

/** Loads the program: its exports, and the script that they come from. */
function load() {
  // ASCII, as the bundler writes it.
  const source = readFileSync(file, "latin1");
  const cachedData = read(kept);
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module, require, __dirname);
  return { exports: module.exports, script, known: cachedData !== undefined && !script.cachedDataRejected };
}

/** Code that is made under other flags is taken by no start without them. */
const isWithoutOptions = () => process.execArgv.length === 0 && !process.env.NODE_OPTIONS;

/**
 * Keeps the code of all that small pages need, where that is not done; whole, whoever else is at it. What ends a stream
 * leaves it to a later start, as V8 has thrown some of it away by then.
 *
 * @param program what `load` gave
 * @param isPlain whether V8 has the flags that starts mostly have
 * @throws Error where it cannot be written
 */
async function keep({ exports, script, known }, isPlain = isWithoutOptions()) {
  if (known || !isPlain) return;
  if (!(await exports.setBack())) return;
  accessSync(__dirname, constants.W_OK);
  await exports.warm();
  const own = `${kept}.${process.pid}`;
  try {
    writeFileSync(own, script.createCachedData());
    renameSync(own, kept);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
}

/**
 * Ends the process where there is nothing to wait for and nothing to keep. Left to itself V8 would first collect what
 * nobody needs any more, and take its memory apart.
 *
 * @param program what `load` gave
 * @param isDone what its `main` gave
 */
function end({ known }, isDone) {
  // What is loaded by options may have more to do.
  if (known && isDone && isWithoutOptions()) process.exit();
}

module.exports = { load, end, keep };

#!/usr/bin/env node
const { end, keep, load } = require("../dist/program/start.cjs");

const program = load();
program.exports.main(process.argv).then((isDone) => {
  end(program, isDone);
  // Where it cannot be kept, the next start takes as long as this one.
  keep(program).catch(() => {});
});

#!/usr/bin/env node
const { keep, load } = require("../dist/program/start.cjs");

const program = load();
program.exports.main(process.argv).then(() => {
  if (program.known) return;
  try {
    keep(program);
  } catch {
    // The next start takes as long as this one.
  }
});

#!/bin/sh
# Builds echarts.js from entry.js. README.md says when and how.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
npx esbuild entry.js --bundle --minify --format=iife --target=es2017 --charset=utf8 --legal-comments=none \
  '--define:process.env.NODE_ENV="production"' \
  '--banner:js=/*! Apache ECharts 6.1.0 (Apache-2.0) with zrender 6.1.0 (BSD-3-Clause) and tslib (0BSD); their licences stand beside this file. */' \
  --outfile=../../assets/live/echarts.js
rm -r node_modules

// The browser comes from an npm package or from the machine (src/paginate/browser.ts): nothing is downloaded at install time.
module.exports = { skipDownload: true }

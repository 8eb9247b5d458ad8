// What tests and measurements share that search a built site as its own script does: the script, run without a page.
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const vm = require('node:vm')

// Loads the script of a site, with an index over its files that counts what it reads, or over others.
exports.load = (site) => {
  const folder = path.join(site, 'assets/js')
  const file = path.join(folder, fs.readdirSync(folder).find((name) => /^search\..*\.js$/.test(name)))
  const context = vm.createContext({ URLSearchParams, atob })
  vm.runInContext(fs.readFileSync(file, 'utf8'), context, { filename: file })
  const { folded, index } = vm.runInContext('({ folded, index })', context)
  const read = []
  const get = async (address) => {
    const text = fs.readFileSync(path.join(site, address.replace(/\?.*/, '')), 'utf8')
    read.push(text)
    return JSON.parse(text)
  }
  return { file, read, folded, open: (from = get) => index('assets/search/', from) }
}

// The addresses of the first hits of a query, below the home page.
exports.hits = async (index, query, most = 3) => {
  await index.open()
  const { hits } = await index.find(query, 5)
  const found = []
  for (const doc of hits) {
    const { at } = await index.block(doc)
    if (!found.includes(at) && found.push(at) === most) break
  }
  return found
}

// Questions with the addresses of which one must be among the first hits. Laws are named by the file they were made from.
exports.questions = (file, site) => {
  const titles = {}
  for (const id of fs.readdirSync(path.join(site, 'sources'))) {
    const page = path.join(site, 'sources', id, 'index.html')
    if (fs.existsSync(page)) titles[/<h1[^>]*>([^<]*)/.exec(fs.readFileSync(page, 'utf8'))[1].trim()] = `sources/${id}/`
  }
  return fs.readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
    const [kind, query, expected] = line.split('\t')
    return { kind, query, expected: expected.split(' ').map((at) => titles[at] ?? at) }
  })
}

// Tells whether an address is one of those expected: without a fragment, any place on the page is.
exports.meets = (at, expected) => expected.some((e) => at === e || at.split('#')[0] === e)

// The preview's script, in every page that beleg serve shows and in none that beleg build makes.

const self = document.querySelector('script[src="/_beleg/preview.js"]');

// What this page was made of.
export const made = { page: self.dataset.page, revision: Number(self.dataset.revision) };

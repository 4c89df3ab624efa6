package mime

const emojiSources = ``

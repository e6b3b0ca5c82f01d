// Articles

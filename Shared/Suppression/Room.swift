// filled by its room's first change

PracticeProgram.run()

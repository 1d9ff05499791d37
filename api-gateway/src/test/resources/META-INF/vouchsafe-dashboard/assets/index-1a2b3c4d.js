document.title = "a fixture";

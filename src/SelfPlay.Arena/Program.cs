Console.WriteLine("selfplay");

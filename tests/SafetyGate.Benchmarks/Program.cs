using SafetyGate.Benchmarks;

return BenchmarkCommand.Create(Console.Out).Parse(args).Invoke();

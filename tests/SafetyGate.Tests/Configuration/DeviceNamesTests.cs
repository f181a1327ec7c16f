using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Tests.Configuration;

public sealed class DeviceNamesTests
{
    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:07", "cuda:7")]
    [InlineData("cuda:0, cuda:1", "cuda:0|cuda:1")]
    [InlineData("cpu,cpu", "cpu|cpu")]
    public void Devices_are_read(string text, string expected) => string.Join('|', DeviceNames.Parse(text)!).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CUDA:0")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1000")]
    [InlineData("cuda:99999999999")]
    [InlineData("cuda:0,cuda")]
    [InlineData("cuda:0,cpu")]
    [InlineData("cuda:0,")]
    public void What_is_no_device_or_no_sensible_set_is_refused(string text)
    {
        DeviceNames.Parse(text).ShouldBeNull();
        Should.Throw<SafetyGateException>(() => (GateConfiguration.Default with { Device = text }).Validate("the test")).Code.ShouldBe(ConfigurationErrors.OutOfRange);
    }

    [Fact]
    public void There_is_an_end_to_the_number_of_devices() => DeviceNames.Parse(string.Join(',', Enumerable.Repeat("cpu", 65))).ShouldBeNull();

    [Theory]
    [InlineData(EngineChoice.Simd, true)]
    [InlineData(EngineChoice.Scalar, true)]
    [InlineData(EngineChoice.Auto, false)]
    [InlineData(EngineChoice.Torch, false)]
    public void An_engine_of_the_processor_has_no_gpu(EngineChoice engine, bool refused)
    {
        GateConfiguration configuration = GateConfiguration.Default with { Engine = engine, Device = "cuda:0" };
        if (refused)
            Should.Throw<SafetyGateException>(() => configuration.Validate("the test")).Code.ShouldBe(ConfigurationErrors.Contradiction);
        else
            configuration.Validate("the test");
    }
}

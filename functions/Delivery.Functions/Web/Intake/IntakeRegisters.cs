namespace Delivery.Functions.Web.Intake;

/// <summary>The registers that take rows from files; each stage registers its own.</summary>
public sealed class IntakeRegisters(IEnumerable<RegisterIntake> registers)
{
    public IReadOnlyList<RegisterIntake> All { get; } = [.. registers];

    /// <param name="name">As addresses have it.</param>
    public RegisterIntake? Find(string name) => All.FirstOrDefault(register => register.Name == name);
}

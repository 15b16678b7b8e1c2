namespace Delivery.Functions.People.Intake;

/// <summary>The registers that take rows from files.</summary>
public sealed class IntakeRegisters(StreetIntake streets, TeacherIntake teachers, DisciplineIntake disciplines)
{
    public IReadOnlyList<RegisterIntake> All { get; } = [streets, teachers, disciplines];

    /// <param name="name">As addresses have it.</param>
    public RegisterIntake? Find(string name) => All.FirstOrDefault(register => register.Name == name);
}

using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching;

/// <summary>Certificates that a teacher has to renew.</summary>
public sealed class CertificateTodos(Registers registers, CurrentSettings settings)
{
    public async Task<IEnumerable<Todo>> OfAsync(string teacherId, DateOnly today)
    {
        if (await registers.Teachers.FindAsync(teacherId) is not { Value.Teacher: var teacher })
            return [];
        var ending = CertificateRules.EndingBy(teacher, today.AddDays(settings.Matching.CertificateDays));
        if (ending.Count == 0)
            return [];
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        return ending.Select(one => new Todo(
            $"把新的{names.GetValueOrDefault(one.Discipline, one.Discipline)}证书告诉协会",
            Paths.OwnProfile,
            "查看",
            ShanghaiTime.EndOf(one.Until!.Value),
            "到期后不再安排这个项目的课"
        ));
    }
}
